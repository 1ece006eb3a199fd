package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.recording.RecordingReader;
import java.nio.file.Path;

/** What holds of every recording, whatever happened: no figure in it is invented. */
final class Plausible {
    /** Both ends of a window are known to a sample. */
    private static final double MOST_SHARE = 1.02;

    private Plausible() {}

    /** Reads a recording and holds its figures against what can be. */
    static Summary read(Path recording) {
        FleetLedger ledger = new FleetLedger(Ledger::new);
        RecordingReader.replay(recording, ledger).undamaged();
        Summary summary = ledger.summary();
        summary.processes().forEach(process -> check(process, summary.observedNanos()));
        return summary;
    }

    private static void check(ProcessSummary process, long observedNanos) {
        for (ThreadSummary thread : process.allThreads()) {
            check(thread, observedNanos);
        }
        for (InterpreterSummary interpreter : process.interpreters()) {
            if (process.gils().size() == 1 && !process.info().freeThreaded()) {
                assertThat(interpreter.utilisation())
                        .satisfiesAnyOf(
                                share -> assertThat(share).isNaN(),
                                share -> assertThat(share).isBetween(0.0, MOST_SHARE));
            }
        }
        assertThat(process.stacks()).allMatch(stack -> stack.nanos() >= 0);
        assertThat(process.blame()).allMatch(blame -> blame.nanos() >= 0);
    }

    /** A thread has done as much as there was time, and its states are all that it did. */
    private static void check(ThreadSummary thread, long observedNanos) {
        String name = thread.thread().toString();
        long sum = thread.stateNanos().values().stream().mapToLong(Long::longValue).sum();
        assertThat(thread.stateNanos().values()).as(name).allMatch(nanos -> nanos >= 0);
        assertThat(thread.blockedNanos().values()).as(name).allMatch(nanos -> nanos >= 0);
        assertThat(sum).as(name).isEqualTo(thread.observedNanos());
        if (thread.thread().id() >= 0) { // the others are of many threads that ended
            assertThat(sum).as(name).isLessThanOrEqualTo((long) (observedNanos * MOST_SHARE));
        }
        assertThat(thread.holds().totalNanos()).as(name).isNotNegative();
        assertThat(thread.waits().totalNanos()).as(name).isNotNegative();
    }
}
