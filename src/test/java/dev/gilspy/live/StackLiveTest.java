package dev.gilspy.live;

import static java.time.Duration.ofMillis;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Run.Pause;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stacks are those that the target itself tells: every function, file and line. */
@Tag("live")
@Needs(Permission.PTRACE)
class StackLiveTest {

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void everyShapeOfStackIsReadExactly(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "stacks.py", 60)) {
            Map<String, List<Frame>> told = told(target);
            ReportQuery report = Recordings.record(target.pid(), ofMillis(500));

            told.forEach(
                    (name, stack) -> {
                        assertThat(report.stackOf(name)).as(name).isEqualTo(stack);
                        assertThat(report.stacksOf(name)).as(name).hasSize(1);
                    });
        }
    }

    /** The innermost function runs through one loop; only the line within it is not known. */
    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#installed")
    void aRunningThreadIsFoundWhereItRuns(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60, 1)) {
            ReportQuery report = Recordings.record(target.pid(), ofMillis(500));

            Set<String> leaves =
                    report.stacksOf("spin-0").stream()
                            .map(stack -> leaf(stack).function())
                            .collect(Collectors.toSet());
            assertThat(leaves).containsExactly("spin");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aHolderThatIsPausedNeverHasAnImpossibleStack(Python python) {
        for (double leafMicros : new double[] {0, 4, 50}) {
            assertNoImpossibleStack(python, Pause.HOLDER, leafMicros);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void aProcessThatIsPausedNeverHasAnImpossibleStack(Python python) {
        assertNoImpossibleStack(python, Pause.PROCESS, 4);
    }

    private static void assertNoImpossibleStack(Python python, Pause pause, double leafMicros) {
        try (PythonFixture target =
                PythonFixture.start(python, "impossible_stacks.py", 60, leafMicros)) {
            ReportQuery report = Recordings.record(target.pid(), ofMillis(700), pause);

            List<StackSummary> stacks = report.stacksOf("mixer");
            String described = "%s, %s µs".formatted(pause, leafMicros);
            // A stack that was thrown away is possible, too: without these nothing would be shown.
            assertThat(samples(stacks, stack -> true)).as(described).isGreaterThan(200);
            assertThat(samples(stacks, stack -> has(stack, "alternate")))
                    .as("whole stacks, %s", described)
                    .isGreaterThan(samples(stacks, stack -> true) * 9 / 10);
            assertThat(samples(stacks, stack -> has(stack, "left_"))).as(described).isPositive();
            assertThat(samples(stacks, stack -> has(stack, "right_"))).as(described).isPositive();
            assertThat(stacks)
                    .as(described)
                    .noneMatch(stack -> has(stack, "left_") && has(stack, "right_"));
        }
    }

    private static long samples(List<StackSummary> stacks, Predicate<StackSummary> which) {
        return stacks.stream().filter(which).mapToLong(StackSummary::samples).sum();
    }

    private static boolean has(StackSummary stack, String prefix) {
        return stack.frames().stream().anyMatch(frame -> frame.function().startsWith(prefix));
    }

    private static Frame leaf(StackSummary stack) {
        return stack.frames().get(stack.frames().size() - 1);
    }

    private static Map<String, List<Frame>> told(PythonFixture target) {
        JsonObject stacks = new Gson().fromJson(target.ask("stacks?"), JsonObject.class);
        return stacks.entrySet().stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                entry -> frames(entry.getValue().getAsJsonArray()).toList()));
    }

    private static Stream<Frame> frames(JsonArray stack) {
        return StreamSupport.stream(stack.spliterator(), false)
                .map(JsonElement::getAsJsonArray)
                .map(
                        frame ->
                                new Frame(
                                        frame.get(0).getAsString(),
                                        frame.get(1).getAsString(),
                                        frame.get(2).getAsInt()));
    }
}
