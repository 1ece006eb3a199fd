package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.ProcessWindow;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory.Observation;
import dev.gilspy.source.Settings;
import dev.gilspy.source.remote.RemoteObservatory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many processes, one sampling thread: each is told as truly as if it were alone. */
@Tag("live")
@Needs(Permission.PTRACE)
class RemoteObservatoryLiveTest {
    private static final int RATE_HZ = 100;

    /** Of a worker, between two pieces of work of 2 ms each. */
    private static final int REST_MILLIS = 6;

    private static final long PART_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    private final List<PythonFixture> targets = new ArrayList<>();
    private RemoteObservatory observatory;

    @AfterEach
    void end() {
        observatory.close();
        targets.forEach(PythonFixture::close);
    }

    /** A target that is observed, and what there is to say of it. */
    private final class Watched {
        private final PythonFixture target;
        private final Ledger ledger = new Ledger();
        private final Observation observation;
        private ReportQuery report;

        private Watched(PythonFixture target) {
            this.target = target;
            this.observation = observatory.observe(Attachment.to(target.pid(), "test"), ledger);
        }

        private ReportQuery report() {
            if (report == null) {
                assertThat(observation.failure()).isEmpty();
                assertThat(observation.over()).isTrue();
                report = new ReportQuery(ledger.summary());
            }
            return report;
        }

        private ProcessWindow window() {
            return report().summary().processes().get(0).window();
        }

        private double hz() {
            return samples() * 1e9 / window().observedNanos();
        }

        private long samples() {
            return window().quality().samples();
        }
    }

    private PythonFixture start(Python python, String script, Object... arguments) {
        PythonFixture target = PythonFixture.start(python, script, 60, arguments);
        targets.add(target);
        return target;
    }

    private void begin(Pause pause) {
        observatory = new RemoteObservatory(new Settings(RATE_HZ, 0, pause, true));
    }

    /** No more of them are busy than there are CPUs: who waits for one does not wait for a GIL. */
    @Test
    void eachIsToldAsIfItWereAlone() {
        Python python = PythonVersions.any();
        PythonFixture blocked = start(python, "blocked.py");
        PythonFixture crowd = start(python, "mostly_idle.py", 300, REST_MILLIS);
        PythonFixture free = start(PythonVersions.freeThreaded(), "mostly_idle.py", 4, REST_MILLIS);
        PythonFixture pypy = start(PythonVersions.pypy(), "mostly_idle.py", 4, REST_MILLIS);
        PythonFixture two = start(python, "spinners.py", 2);
        PythonFixture one = start(python, "spinners.py", 1);
        begin(Pause.NEVER);

        Watched atPypy = new Watched(pypy);
        Watched atFree = new Watched(free);
        Watched atBlocked = new Watched(blocked);
        Watched atCrowd = new Watched(crowd);
        Watched atTwo = new Watched(two);
        LockSupport.parkNanos(PART_NANOS);
        Watched late = new Watched(one);
        pypy.endInput();
        LockSupport.parkNanos(2 * PART_NANOS);
        observatory.end(Ending.Reason.DURATION);
        targets.forEach(PythonFixture::close);

        assertTheyTakeTurns(atTwo.report());
        for (int number = 0; number < 300; number++) {
            assertThat(atCrowd.report().blockedShare("idle-" + number, BlockedKind.LOCK))
                    .isGreaterThan(0.97);
        }
        for (Watched mostlyIdle : List.of(atCrowd, atFree, atPypy)) {
            assertThat(mostlyIdle.report().heldShare("worker")).isBetween(0.08, 0.5);
        }
        assertThat(atBlocked.report().blockedShare("sleep", BlockedKind.SLEEP)).isGreaterThan(0.97);
        assertThat(late.report().heldShare("spin-0")).isGreaterThan(0.9);
        assertThat(late.report().waitingShare("spin-0")).isLessThan(0.05);

        assertThat(atPypy.window().ending().reason()).isEqualTo(Ending.Reason.EXIT);
        assertThat(atPypy.window().ending().detail()).isEqualTo("The process has ended.");
        assertThat(late.window().ending().reason()).isEqualTo(Ending.Reason.DURATION);
        assertThat(late.window().run().startNanos())
                .isGreaterThan(atTwo.window().run().startNanos() + PART_NANOS / 2);
        assertSameRate(atTwo, atBlocked, atFree);
        List.of(atTwo, atCrowd, atBlocked, atFree, atPypy, late)
                .forEach(RemoteObservatoryLiveTest::assertItsRateIsSaid);
    }

    private static void assertTheyTakeTurns(ReportQuery report) {
        double together = report.heldShare("spin-0") + report.heldShare("spin-1");
        assertThat(together).isGreaterThan(0.9);
        assertThat(report.heldShare("spin-0")).isBetween(0.25, 0.75);
        assertThat(report.waitersBehind("spin-0")).contains("spin-1");
        assertThat(report.waitersBehind("spin-1")).contains("spin-0");
    }

    private static void assertSameRate(Watched... alike) {
        for (Watched any : alike) {
            assertThat(any.hz()).isBetween(0.75 * alike[0].hz(), 1.33 * alike[0].hz());
        }
    }

    /** Either it had that many samples, or it says how many it missed. */
    private static void assertItsRateIsSaid(Watched any) {
        int loweredToHz = any.window().quality().loweredToHz();
        double saidHz = loweredToHz == 0 ? RATE_HZ : loweredToHz;
        long missed = any.window().quality().missed();
        double dueHz = (any.samples() + missed) * 1e9 / any.window().observedNanos();
        assertThat(dueHz).isBetween(0.66 * saidHz, 1.5 * saidHz);
    }

    /** All of them are stopped by the same thread. */
    @ParameterizedTest
    @EnumSource(
            value = Pause.class,
            names = {"HOLDER", "PROCESS"})
    void stacksOfManyAreReadWhileTheyStand(Pause pause) {
        Python python = PythonVersions.any();
        List<PythonFixture> spinning =
                List.of(start(python, "spinners.py", 1), start(python, "spinners.py", 1));
        begin(pause);
        List<Watched> watched = spinning.stream().map(Watched::new).toList();
        LockSupport.parkNanos(PART_NANOS);
        observatory.end(Ending.Reason.DURATION);

        for (Watched any : watched) {
            assertThat(10 * any.window().quality().failedStops())
                    .isLessThanOrEqualTo(any.samples());
            assertThat(any.report().stackOf("spin-0"))
                    .last()
                    .extracting(frame -> frame.function())
                    .isEqualTo("spin");
            assertThat(any.target.alive()).isTrue();
        }
    }
}
