package dev.gilspy.aggregate;

import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.Ending;
import dev.gilspy.model.ThreadInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a service that never rests, for long. */
class LongRunMemoryTest {
    @Test
    void whatIsKeptDoesNotGrowWithTimeAndNothingIsLost() {
        Ledger ledger = new Ledger();
        Churn churn = new Churn(ledger, 42).begin().seconds(200);
        int early = size(ledger.summary());
        churn.seconds(1_000);
        ProcessSummary process = ledger.summary().processes().get(0);

        assertThat(churn.threads()).isGreaterThan(100_000);
        assertThat(size(ledger.summary())).isLessThan(2 * early).isLessThan(150_000);
        assertThat(process.threads()).hasSizeLessThan(4_000);
        assertThat(process.stacks()).hasSizeLessThan(Cells.MAX_CELLS);
        assertThat(process.threads().stream().mapToLong(t -> t.stateNanos().get(RUNNING)).sum())
                .isEqualTo(churn.heldNanos());
        assertThat(process.stacks().stream().mapToLong(StackSummary::nanos).sum())
                .isEqualTo(
                        process.threads().stream().mapToLong(ThreadSummary::observedNanos).sum());
        assertThat(process.blame().stream().mapToLong(Blame::nanos).sum())
                .isEqualTo(
                        process.threads().stream()
                                .mapToLong(t -> t.stateNanos().get(WAITING))
                                .sum());
    }

    @Test
    void threadsThatAreAnnouncedAndNeverSeenAreForgottenAsWell() {
        Ledger ledger = new Ledger();
        Churn churn = new Churn(ledger, 42).begin();
        for (int second = 0; second < 100; second++) {
            churn.seconds(1);
            for (int i = 0; i < 50; i++) {
                ledger.thread(new ThreadInfo(1_000_000 + 50 * second + i, 7, "shy", 0));
            }
        }
        assertThat(ledger.summary().processes().get(0).foldedThreads()).isGreaterThan(10_000);
    }

    @Test
    void theProcessesOfAFleetKeepTogetherWhatOneWould() {
        FleetLedger fleet = new FleetLedger(Ledger::withTimeline);
        int processes = 8;
        long held = 0;
        for (int pid = 1; pid <= processes; pid++) {
            Churn churn = new Churn(fleet.open(), pid).begin().seconds(30);
            churn.end();
            held += churn.heldNanos();
        }
        Summary all = fleet.summary();
        assertThat(all.processes()).hasSize(processes);
        int moments = MomentLog.MOST / processes;
        for (ProcessSummary process : all.processes()) {
            assertThat(process.slices()).hasSizeLessThanOrEqualTo(SliceLog.MAX_CELLS / processes);
            assertThat(process.timeline().moments()).hasSizeLessThanOrEqualTo(moments);
            assertThat(process.threads()).hasSizeLessThan(2_300);
        }
        assertThat(
                        all.processes().stream()
                                .flatMap(process -> process.threads().stream())
                                .mapToLong(thread -> thread.stateNanos().get(RUNNING))
                                .sum())
                .isEqualTo(held);
    }

    @Test
    void processesThatEndedMakeRoomForOthersAndAreCounted() {
        FleetLedger fleet = new FleetLedger(Ledger::new);
        int more = 10;
        for (int pid = 1; pid <= FleetLedger.MOST_PROCESSES + more; pid++) {
            Ledger ledger = fleet.open();
            new Scene(ledger).begin();
            ledger.end(new Ending(Ending.Reason.EXIT, Scene.START, ""));
        }
        assertThat(fleet.summary().processes()).hasSize(FleetLedger.MOST_PROCESSES);
        assertThat(fleet.forgotten()).isEqualTo(more);
    }

    /** How many things a summary is made of. */
    private static int size(Summary summary) {
        return summary.processes().stream()
                .map(LongRunMemoryTest::parts)
                .flatMap(List::stream)
                .mapToInt(List::size)
                .sum();
    }

    private static List<List<?>> parts(ProcessSummary process) {
        return List.of(
                process.threads(),
                process.stacks(),
                process.blame(),
                process.intervals(),
                process.slices(),
                process.timeline().moments(),
                process.timeline().stretches());
    }
}
