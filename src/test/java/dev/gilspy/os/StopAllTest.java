package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stops whole processes, also while their threads come, go and sleep in system calls. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
@Tag("live")
class StopAllTest {
    @Test
    void allThreadsStandAtOnce() throws InterruptedException {
        String program =
                """
                import threading, time
                def spin():
                    while True: pass
                for _ in range(3): threading.Thread(target=spin, daemon=True).start()
                threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
                print("ready", flush=True)
                spin()
                """;
        try (PythonTarget target = PythonTarget.start(program);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            stopAllFive(stopper);
            assertThat(target.statusOfThreads("State")).hasSize(5).containsOnly("t");
            long before = target.cpuTicks();
            Thread.sleep(50);
            assertThat(target.cpuTicks()).isEqualTo(before);
            stopper.releaseAll();
            assertThat(target.statusOfThreads("State")).doesNotContain("t", "T");
            assertThat(target.statusOfThreads("TracerPid")).containsOnly("0");
            ThreadStopperTest.assertRuns(target);
        }
    }

    /** On a full machine a thread may be long without a CPU to stop on; then it is tried again. */
    private static void stopAllFive(ThreadStopper stopper) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (stopper.stopAll() < 5) {
            assertThat(System.nanoTime()).as("they never all stand").isLessThan(end);
            stopper.releaseAll();
        }
    }

    @Test
    void bornAndDyingThreadsLeaveNothingBehind() {
        String program =
                """
                import threading, time
                print("ready", flush=True)
                end = time.monotonic() + 2
                while time.monotonic() < end:
                    some = [threading.Thread(target=sum, args=(range(500),)) for _ in range(5)]
                    for one in some: one.start()
                    for one in some: one.join()
                print("done", flush=True)
                time.sleep(60)
                """;
        try (PythonTarget target = PythonTarget.start(program);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            CompletableFuture<String> done = CompletableFuture.supplyAsync(target::line);
            assertThat(stopWhile(stopper, target, () -> !done.isDone())).isGreaterThan(50);
            assertThat(done.join()).isEqualTo("done");
            assertThat(stopper.owed()).isZero();
            assertThat(target.statusOfThreads("State")).containsExactly("S");
            assertThat(target.statusOfThreads("TracerPid")).containsExactly("0");
        }
    }

    /** While all stand nobody is missing: the listing taken then has no thread that runs. */
    private static int stopWhile(
            ThreadStopper stopper, PythonTarget target, BooleanSupplier condition) {
        int times = 0;
        while (condition.getAsBoolean()) {
            if (stopper.stopAll() > 0) {
                List<String> states = target.statusOfThreads("State");
                long others = states.stream().filter(state -> !"tZX".contains(state)).count();
                others -= states.stream().filter("gone"::equals).count();
                assertThat(others).isLessThanOrEqualTo(stopper.owed());
                times++;
            }
            stopper.releaseAll();
            new MonotonicClock().sleepUntil(System.nanoTime() + 500_000);
        }
        return times;
    }

    /** execve from a thread that is not the main one moves it to the process's own id. */
    @Test
    void processThatExecsIsLetGo() {
        String program =
                """
                import os, sys, threading, time
                print("ready", flush=True)
                again = "import time; print('round', flush=True); time.sleep(0.02); "
                def start():
                    os.execv(sys.executable, [sys.executable, "-c", code, str(left - 1)])
                code = open("/proc/self/cmdline").read().split("\\0")[2]
                left = int(sys.argv[1]) if len(sys.argv) > 1 else 10
                if left == 0:
                    print("done", flush=True)
                    while True: pass
                threading.Thread(target=start).start()
                while True: pass
                """;
        try (PythonTarget target = PythonTarget.start(program);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            CompletableFuture<String> done = CompletableFuture.supplyAsync(() -> lastLine(target));
            MonotonicClock clock = new MonotonicClock();
            while (!done.isDone()) {
                stopper.stopAll();
                stopper.releaseAll();
                clock.sleepUntil(clock.now() + 2_000_000); // as a sampler does: the target must run
            }
            assertThat(done.join()).isEqualTo("done");
            stopper.settle();
            assertThat(target.statusOfThreads("TracerPid")).containsOnly("0");
            ThreadStopperTest.assertRuns(target);
        }
    }

    private static String lastLine(PythonTarget target) {
        String line = target.line();
        while ("ready".equals(line)) {
            line = target.line();
        }
        return line;
    }

    /** The kernel ends these calls for a stop; Python starts again what it must. */
    @Test
    void sleepingPythonCallsDoNotFail() throws InterruptedException {
        String program =
                """
                import select, socket, sys, threading, time
                failures, rounds = [], {}
                end = time.monotonic() + 5
                def often(name, call):
                    rounds[name] = 0
                    try:
                        while time.monotonic() < end:
                            call()
                            rounds[name] += 1
                    except BaseException as e:
                        failures.append((name, repr(e)))
                epoll, poll = select.epoll(), select.poll()
                near, far = socket.socketpair()
                for poller in (epoll, poll): poller.register(near, 1)
                silent, _ = socket.socketpair()
                silent.settimeout(0.05)
                def timed_receive():
                    try: silent.recv(1)
                    except TimeoutError: pass
                    except socket.timeout: pass
                def exchange():
                    time.sleep(0.05)
                    far.send(b"x")
                one, other = socket.socketpair()
                calls = {
                    "epoll": lambda: epoll.poll(0.05), "poll": lambda: poll.poll(50),
                    "select": lambda: select.select([near], [], [], 0.05),
                    "sleep": lambda: time.sleep(0.05), "timed recv": timed_receive,
                    "lock": lambda: threading.Lock().acquire() and threading.Event().wait(0.05),
                    "send": lambda: (time.sleep(0.03), other.send(b"x")),
                    "recv": lambda: one.recv(1) or 1/0,
                }
                threads = [threading.Thread(target=often, args=c, daemon=True) for c in calls.items()]
                for t in threads: t.start()
                print("ready", flush=True)
                time.sleep(6)
                print(failures, min(rounds.values()) >= 80, flush=True)
                time.sleep(60)
                """;
        try (PythonTarget target = PythonTarget.start(program);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            MonotonicClock clock = new MonotonicClock();
            int stops = 0;
            for (long due = clock.now(), end = due + 5_000_000_000L; due < end; due += 10_000_000) {
                clock.sleepUntil(due);
                stops += stopper.stopAll() > 0 ? 1 : 0;
                stopper.releaseAll();
            }
            assertThat(stops).isGreaterThan(400);
            assertThat(target.line()).isEqualTo("[] True");
        }
    }
}
