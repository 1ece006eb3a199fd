package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Comparability;
import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.analysis.budget.Check;
import dev.gilspy.compare.Comparison;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Gate;
import dev.gilspy.compare.Matching;
import dev.gilspy.compare.Observed;
import dev.gilspy.error.RecordingException;
import dev.gilspy.export.CheckFormats;
import dev.gilspy.export.DiffFormats;
import dev.gilspy.export.Format;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.fuzz.InputFile;
import dev.gilspy.recording.RecordingReader;
import dev.gilspy.recording.SteppedRecording;
import dev.gilspy.recording.Streams;
import dev.gilspy.report.TextOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whatever two recordings hold, they are judged and compared, and written in every format. */
class JudgedRecordingFuzzTest {
    private static final Cost COST = new Cost(256L << 20, 4096, 10_000);
    private static final long LONGEST_NANOS = 8_000_000_000L;
    private static final CheckFormats CHECKS = new CheckFormats(TextOptions.PLAIN, "/srv");
    private static final DiffFormats DIFFS = new DiffFormats(TextOptions.PLAIN);

    /** One of each kind, two of some. */
    private static final List<Budget> BUDGETS =
            Stream.of(
                            "max-waiting=20%",
                            "max-utilisation=*a*=50%",
                            "max-hold-p50=1ms",
                            "max-hold-p99=10ms",
                            "max-hold=?=1s",
                            "max-wait-p99=5ms",
                            "max-wait=1us",
                            "max-stall=10ms",
                            "forbid=held-blocked",
                            "verdict-not=convoy")
                    .map(JudgedRecordingFuzzTest::budget)
                    .toList();

    private static Budget budget(String text) {
        String[] parts = text.split("=", 2);
        return new BudgetText("test").parse(BudgetKind.find(parts[0]).orElseThrow(), parts[1]);
    }

    @FuzzTest
    void anyTwo(
            @NotNull @WithSize(max = 100) List<Streams.@NotNull Step> before,
            @NotNull @WithSize(max = 100) List<Streams.@NotNull Step> after)
            throws Exception {
        Path first =
                InputFile.with("before.gilspy", SteppedRecording.within(LONGEST_NANOS, before));
        Path second = InputFile.with("after.gilspy", SteppedRecording.within(LONGEST_NANOS, after));
        COST.bound(before.size() + after.size(), () -> judge(first, second));
    }

    private static void judge(Path first, Path second) throws IOException {
        Optional<Observed> before = read(first);
        Optional<Observed> after = read(second);
        if (before.isPresent()) {
            check(before.get().summary(), false);
        }
        if (after.isPresent()) {
            check(after.get().summary(), true);
        }
        if (before.isPresent() && after.isPresent()) {
            compare(before.get(), after.get());
        }
    }

    private static Optional<Observed> read(Path path) {
        ObservedReader reader = new ObservedReader();
        try {
            RecordingReader.replay(path, reader).undamaged();
        } catch (RecordingException e) {
            assertThat(e).hasMessageMatching("(?s).*\\.gilspy (is|has|was) .*\\.");
            return Optional.empty();
        }
        return Optional.of(reader.observed("a.gilspy"));
    }

    private static void check(Summary summary, boolean strict) throws IOException {
        Check check = Check.of(summary, BUDGETS, new Check.Settings(false, strict, false));
        assertThat(check.outcome()).isNotNull();
        for (Format<Check> format : CHECKS.all()) {
            format.write(check, OutputStream.nullOutputStream());
        }
    }

    private static void compare(Observed before, Observed after) throws IOException {
        if (!Comparability.observed(before.summary()) || !Comparability.observed(after.summary())) {
            return; // that is refused
        }
        Matching matching = Matching.of(before, after);
        List<Diff> roles = matching.pairs().stream().map(JudgedRecordingFuzzTest::diff).toList();
        if (!roles.isEmpty()) {
            Diffs diffs = new Diffs(roles, matching.onlyBefore(), matching.onlyAfter());
            for (Format<Diffs> format : DIFFS.all()) {
                format.write(diffs, OutputStream.nullOutputStream());
            }
        }
    }

    private static Diff diff(Matching.Match match) {
        Summary before = match.before().summary();
        Summary after = match.after().summary();
        Comparison comparison = Comparison.of(match.before(), match.after());
        return new Diff(
                match.role(),
                comparison,
                Comparability.obstacles(before, after),
                Comparability.warnings(before, after),
                Gate.of(comparison, 0.1, true, 1));
    }
}
