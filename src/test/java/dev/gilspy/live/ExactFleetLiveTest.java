package dev.gilspy.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.Ending.Reason;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.model.ThreadState;
import dev.gilspy.os.BpfObjects;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory.Observation;
import dev.gilspy.source.Settings;
import dev.gilspy.source.kernel.KernelObservatory;
import dev.gilspy.target.Target;
import dev.gilspy.target.Task;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many processes under one kernel observatory: each is told what is true of it alone. They want
 * more CPUs than most machines have, so nothing here depends on how fast any of them is.
 */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL})
class ExactFleetLiveTest {
    private static final long PART_NANOS = MILLISECONDS.toNanos(800);
    private static final long LONGEST_NANOS = SECONDS.toNanos(10);
    private static final Python PYTHON = PythonVersions.any();

    private final KernelObservatory observatory =
            new KernelObservatory(new Settings(1000, 0, Pause.NEVER, true));

    /** A process of the fleet, and what is known of it. */
    private final class Member {
        private final int pid;
        private final Ledger ledger = new Ledger();
        private final Observation observation;

        private Member(int pid) {
            this.pid = pid;
            this.observation = observatory.observe(Attachment.to(pid, "test"), ledger);
        }

        private Member(PythonFixture target) {
            this(target.pid());
        }

        private ReportQuery report() {
            assertThat(observation.over()).isTrue();
            assertThat(observation.failure()).isEmpty();
            return new ReportQuery(ledger.summary());
        }

        private Member awaitOver() {
            ExactFleetLiveTest.awaitOver(observation);
            return this;
        }
    }

    private static void awaitOver(Observation observation) {
        long giveUp = System.nanoTime() + LONGEST_NANOS;
        while (!observation.over() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(MILLISECONDS.toNanos(5));
        }
        assertThat(observation.over()).isTrue();
    }

    private static PythonFixture start(String script, Object... arguments) {
        return PythonFixture.start(PYTHON, script, 60, arguments);
    }

    @Test
    void eachProcessIsToldWhatIsTrueOfItAlone() {
        Set<String> before = BpfObjects.loaded();
        try (PythonFixture pair = start("spinners.py");
                PythonFixture ending = start("spinners.py", 1);
                PythonFixture sleepers = start("blocked.py");
                PythonFixture unwatched = start("blocked.py");
                PythonFixture parent = start("forks.py");
                PythonFixture churning = start("thread_churn.py")) {
            Member pairs = new Member(pair);
            Member endings = new Member(ending);
            Member asleep = new Member(sleepers);
            Observation failing =
                    observatory.observe(Attachment.to(unwatched.pid(), "test"), throwing());
            Member parents = new Member(parent);
            Member children = new Member(Integer.parseInt(parent.ask("child?")));
            Member churns = new Member(churning);
            LockSupport.parkNanos(PART_NANOS);
            ending.endInput();
            endings.awaitOver();
            try (PythonFixture late = start("spinners.py", 1)) {
                Member latecomers = new Member(late);
                LockSupport.parkNanos(PART_NANOS);
                observatory.end(Reason.DURATION);

                assertSpinnersTakeTurns(pairs);
                assertOneSpins(endings, "spin-0", Reason.EXIT);
                StateLiveTest.assertSleepersAreBlocked(asleep.report());
                assertOneSpins(parents, "spin", Reason.DURATION);
                assertOneSpins(children, "child-spin", Reason.DURATION);
                assertOneSpins(latecomers, "spin-0", Reason.DURATION);
                assertChurns(churns);
                assertThat(latecomers.ledger.summary().observedNanos())
                        .isLessThan(pairs.ledger.summary().observedNanos() - PART_NANOS / 2);
            }
            assertThat(failing.over()).isTrue();
            assertThat(failing.failure()).get().extracting("message").isEqualTo("full");
        } finally {
            observatory.close();
        }
        ExactHarmlessLiveTest.assertNothingLeft(before);
    }

    private static Observer throwing() {
        return (Observer)
                Proxy.newProxyInstance(
                        Observer.class.getClassLoader(),
                        new Class<?>[] {Observer.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("span")) {
                                throw new IllegalStateException("full");
                            }
                            return null;
                        });
    }

    private static void assertSpinnersTakeTurns(Member pair) {
        ReportQuery report = pair.report();
        assertHasItsOwnThreads(pair);
        for (String name : List.of("spin-0", "spin-1")) {
            double wanting = report.waitingShare(name) + report.share(name, ThreadState.STARVED);
            assertThat(report.heldShare(name)).as(name).isBetween(0.1, 0.9);
            assertThat(wanting).as(name).isCloseTo(1 - report.heldShare(name), within(0.05));
            assertThat(report.thread(name).gilAccount().forcedDrops()).isPositive();
        }
        assertThat(report.waitersBehind("spin-0")).containsOnlyOnce("spin-1");
        assertThat(report.waitersBehind("spin-1")).containsOnlyOnce("spin-0");
    }

    /** Who has the GIL for itself keeps it also while it has no CPU. */
    private static void assertOneSpins(Member member, String name, Reason ending) {
        ReportQuery report = member.report();
        assertThat(report.threadNames()).containsExactlyInAnyOrder("MainThread", name);
        assertThat(report.heldShare(name)).as(name).isGreaterThan(0.95);
        assertThat(report.stackOf(name).get(report.stackOf(name).size() - 1).function())
                .isEqualTo("spin");
        Summary summary = report.summary();
        assertThat(summary.ending().reason()).isEqualTo(ending);
        assertThat(summary.quality().lostEvents()).isZero();
        if (ending != Reason.EXIT) {
            assertThat(report.share("MainThread", ThreadState.BLOCKED)).isGreaterThan(0.95);
            assertHasItsOwnThreads(member);
        }
    }

    private static void assertHasItsOwnThreads(Member member) {
        assertThat(member.ledger.summary().processes().get(0).threads())
                .extracting(thread -> thread.thread().tid())
                .containsExactlyInAnyOrderElementsOf(
                        Target.open(member.pid).tasks().stream().map(Task::tid).toList());
    }

    private static void assertChurns(Member member) {
        ReportQuery report = member.report();
        assertThat(report.threadNames())
                .allMatch(name -> name.matches("MainThread|steady|bearer|short-\\d+|"));
        assertThat(report.threadNames()).anyMatch(name -> name.startsWith("short-"));
        assertThat(report.heldShare("steady")).isPositive();
    }

    /** The PID, and the main thread's TID, are those of what was observed before. */
    @Test
    void aProgramThatReplacesAnObservedOneIsAnotherProcess() {
        try (observatory;
                PythonFixture target = start("execs.py")) {
            Member before = new Member(target);
            LockSupport.parkNanos(PART_NANOS / 2);
            target.say("exec");
            target.awaitReady();
            Member after = new Member(target);
            before.awaitOver();
            LockSupport.parkNanos(PART_NANOS);
            observatory.end(Reason.SIGNAL);

            assertOneSpins(before, "spin", Reason.EXIT);
            assertOneSpins(after, "spin", Reason.SIGNAL);
        }
    }
}
