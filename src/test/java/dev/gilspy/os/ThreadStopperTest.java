package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
@Tag("live")
class ThreadStopperTest {
    private static final String SPINNER = "print('ready', flush=True)\nwhile True: pass\n";

    @Test
    void stoppedThreadStandsAndRunsOnAfterwards() {
        try (PythonTarget target = PythonTarget.start(SPINNER);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            for (int i = 0; i < 200; i++) {
                stopSurely(stopper, target.pid());
                assertThat(target.state()).isEqualTo("t");
                stopper.release(target.pid());
                assertThat(target.state()).isEqualTo("R");
                assertThat(target.statusOfThreads("TracerPid")).containsOnly("0");
            }
            assertRuns(target);
        }
    }

    @Test
    void standingThreadMakesNoProgress() throws InterruptedException {
        try (PythonTarget target = PythonTarget.start(SPINNER);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            stopSurely(stopper, target.pid());
            long before = target.cpuTicks();
            Thread.sleep(100);
            assertThat(target.cpuTicks()).isEqualTo(before);
        }
    }

    @Test
    void signalThatComesWhileStandingIsDeliveredAfterwards() {
        String program =
                """
                import signal
                signal.signal(signal.SIGUSR1, lambda *_: print("signal", flush=True))
                print("ready", flush=True)
                while True: pass
                """;
        try (PythonTarget target = PythonTarget.start(program);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            for (int i = 0; i < 20; i++) {
                stopSurely(stopper, target.pid());
                target.signal("USR1");
                stopper.release(target.pid());
                assertThat(target.line()).isEqualTo("signal");
            }
        }
    }

    /**
     * Real-time signals queue, and the wakeup file gets a byte for each delivery: none may miss.
     */
    @Test
    void noSignalIsLostUnderFire() throws InterruptedException {
        String program =
                """
                import os, signal, threading, time
                reading, writing = os.pipe()
                os.set_blocking(writing, False)
                signal.set_wakeup_fd(writing)
                signal.signal(signal.SIGRTMIN, lambda *_: None)
                print("ready", flush=True)
                child = os.fork()
                if child == 0:
                    for i in range(3000):
                        os.kill(os.getppid(), signal.SIGRTMIN)
                        if i % 10 == 0: time.sleep(0.001)
                    os._exit(0)
                os.waitpid(child, 0)
                time.sleep(0.1)
                print(len(os.read(reading, 100000)), flush=True)
                time.sleep(60)
                """;
        try (PythonTarget target = PythonTarget.start(program)) {
            CompletableFuture<Integer> inSignal = new CompletableFuture<>();
            CompletableFuture<String> counted = CompletableFuture.supplyAsync(target::line);
            new Thread(() -> inSignal.complete(stopUntil(counted, target.pid()))).start();
            assertThat(counted.join()).isEqualTo("3000");
            assertThat(inSignal.join()).isPositive(); // else nothing was put to the test
        }
    }

    /** Returns how often the thread stood. */
    private static int stopUntil(CompletableFuture<?> done, int pid) {
        int stood = 0;
        try (ThreadStopper stopper = new ThreadStopper(pid)) {
            while (!done.isDone()) {
                if (stopper.stop(pid)) {
                    stood++;
                    stopper.release(pid);
                }
            }
        }
        return stood;
    }

    @Test
    void processStoppedByJobControlStaysStopped() throws InterruptedException {
        try (PythonTarget target = PythonTarget.start(SPINNER);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            target.signal("STOP");
            awaitState(target, "T");
            stopSurely(stopper, target.pid());
            stopper.release(target.pid());
            awaitState(target, "T");
            Thread.sleep(20);
            assertThat(target.state()).isEqualTo("T");
            target.signal("CONT");
            assertRuns(target);
        }
    }

    @Test
    void stopSignalThatComesWhileStandingTakesHoldAfterwards() {
        try (PythonTarget target = PythonTarget.start(SPINNER);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            stopSurely(stopper, target.pid());
            target.signal("STOP");
            stopper.release(target.pid());
            awaitState(target, "T");
            target.signal("CONT");
            assertRuns(target);
        }
    }

    /**
     * A parent in vfork cannot be stopped. clone with CLONE_VFORK alone is the tamest way there.
     */
    @Test
    void threadThatCannotStopIsLetGoLater() throws InterruptedException {
        String program =
                """
                import ctypes, os, time
                print("ready", flush=True)
                time.sleep(0.1)
                if ctypes.CDLL(None).syscall(56, 0x4000 | 17, 0, 0, 0, 0) == 0:
                    time.sleep(1)
                    os._exit(0)
                print("parent", flush=True)
                while True: pass
                """;
        try (PythonTarget target = PythonTarget.start(program);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            awaitState(target, "D");
            assertThat(stopper.stop(target.pid())).isFalse();
            assertThat(stopper.owed()).isEqualTo(1);
            assertThat(stopper.stop(target.pid())).isFalse();
            awaitState(target, "t");
            stopper.settle();
            assertThat(stopper.owed()).isZero();
            assertThat(target.line()).isEqualTo("parent");
            assertThat(target.statusOfThreads("TracerPid")).containsOnly("0");
            assertRuns(target);
        }
    }

    @Test
    void threadKilledWhileStandingEndsItsProcess() throws InterruptedException {
        try (PythonTarget target = PythonTarget.start(SPINNER);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            stopSurely(stopper, target.pid());
            target.signal("KILL");
            stopper.release(target.pid());
            while (ProcessHandle.of(target.pid()).isPresent()) {
                stopper.settle();
                Thread.sleep(1);
            }
            assertThat(stopper.stop(target.pid())).isFalse();
            assertThat(stopper.errno()).isEqualTo(Errno.ESRCH);
            assertThat(stopper.owed()).isZero();
        }
    }

    @Test
    void ownChildIsLeftAlone() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sleep", "60").start();
        try (ThreadStopper stopper = new ThreadStopper((int) child.pid())) {
            assertThat(stopper.stop((int) child.pid())).isFalse();
            assertThat(stopper.errno()).isEqualTo(Errno.ECHILD);
            assertThat(stopper.stopAll()).isZero();
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void belongsToOneThread() {
        ThreadStopper stopper = CompletableFuture.supplyAsync(() -> new ThreadStopper(1)).join();
        assertThatThrownBy(() -> stopper.stop(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stoppingAllocatesNothing() {
        try (PythonTarget target = PythonTarget.start(SPINNER);
                ThreadStopper stopper = new ThreadStopper(target.pid())) {
            stopOften(stopper, target.pid(), 5000);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            threads.getCurrentThreadAllocatedBytes();
            long before = threads.getCurrentThreadAllocatedBytes();
            stopOften(stopper, target.pid(), 2000);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).isLessThan(2000); // less than a byte a stop
        }
    }

    private static void stopOften(ThreadStopper stopper, int tid, int times) {
        for (int i = 0; i < times; i++) {
            stopper.stop(tid);
            stopper.release(tid);
        }
    }

    /** On a full machine a thread may be long without a CPU to stop on; then it is tried again. */
    private static void stopSurely(ThreadStopper stopper, int tid) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!stopper.stop(tid)) {
            assertThat(System.nanoTime()).as("it never stands").isLessThan(end);
        }
    }

    static void awaitState(PythonTarget target, String state) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!target.state().equals(state)) {
            assertThat(System.nanoTime()).as("never came to be " + state).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Passes when the target uses CPU time within some seconds. */
    static void assertRuns(PythonTarget target) {
        long before = target.cpuTicks();
        long end = System.nanoTime() + 5_000_000_000L;
        while (target.cpuTicks() == before) {
            assertThat(System.nanoTime()).as("stands still").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
