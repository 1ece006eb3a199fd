package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.RecordingException;
import dev.gilspy.live.Python;
import dev.gilspy.torture.GilspyRun.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;

/** One fault in one mode: what is done, and all that is held afterwards. */
final class Inflicting {
    private static final int SECONDS = 1;

    /**
     * Of a run of a second, on a machine that has other work; only waited out by one that hangs.
     */
    private static final int LONGEST_SECONDS = 40;

    /** Java's 96 MB of heap and what it needs besides. */
    private static final long MOST_BYTES = 260L << 20;

    private Inflicting() {}

    static void inflict(Fault fault, Python python, Mode mode, Figures figures) {
        KernelTraces before = KernelTraces.now();
        try (Fault.Subject subject = fault.begin(python);
                GilspyRun run = GilspyRun.start(mode, subject.pid(), SECONDS)) {
            if (mode.endless()) {
                Waiting.until("it begins", () -> run.hasBegun() || !run.alive());
            }
            subject.meanwhile();
            Outcome outcome = run.await(LONGEST_SECONDS);
            figures.ended(outcome);
            assertThat(outcome.status()).as(outcome.errors()).isIn(fault.statuses());
            assertThat(outcome.peakBytes()).isLessThan(MOST_BYTES);
            assertThat(outcome.errors()).doesNotContain("Exception", "\tat ");
            assertThat(run.leftovers()).as("temporary files").isEmpty();
            readBack(run.out(), subject);
            subject.assertUnharmed();
            figures.unharmed();
        }
        before.assertNothingNew();
        figures.clean(1);
    }

    private static void readBack(Path folder, Fault.Subject subject) {
        Path recording = folder.resolve("a.gilspy");
        if (Files.exists(recording)) {
            try {
                subject.assertTold(Plausible.read(recording));
            } catch (RecordingException e) {
                assertThat(e).hasMessageContaining("before anything was recorded");
            }
        }
    }
}
