package dev.gilspy.live;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.RunQuality;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stacks that are read by the interrupted thread itself cannot tear. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL})
class ExactStackLiveTest {
    private static final int RATE_HZ = 5000;

    private static final int LEAST_STACKS = 10_000;

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#generations")
    void noStackIsEverImpossible(Python python) {
        long stacks = 0;
        for (int round = 0; stacks < LEAST_STACKS && round < 15; round++) {
            double leafMicros = new double[] {0, 4, 50}[round % 3];
            stacks += stacksWithoutAnImpossibleOne(python, leafMicros);
        }
        assertThat(stacks).isGreaterThanOrEqualTo(LEAST_STACKS);
    }

    private static long stacksWithoutAnImpossibleOne(Python python, double leafMicros) {
        try (PythonFixture target =
                PythonFixture.start(python, "impossible_stacks.py", 60, leafMicros)) {
            ReportQuery report = Recordings.recordExactly(target.pid(), ofMillis(800), RATE_HZ);
            List<StackSummary> stacks = report.stacksOf("mixer");
            String described = "%s, %s µs".formatted(python, leafMicros);

            assertNoneIncomplete(report, described);
            assertThat(stacks).as(described).anyMatch(stack -> has(stack, "left_"));
            assertThat(stacks).as(described).anyMatch(stack -> has(stack, "right_"));
            assertThat(stacks)
                    .as(described)
                    .noneMatch(stack -> has(stack, "left_") && has(stack, "right_"));
            return report.summary().quality().stacks();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#builtWithGil")
    void everyShapeOfStackIsReadWhileItRuns(Python python) {
        try (PythonFixture target = PythonFixture.start(python, "running_stacks.py", 60)) {
            JsonObject told = new Gson().fromJson(target.ask("stacks?"), JsonObject.class);
            ReportQuery report = Recordings.recordExactly(target.pid(), ofMillis(900), RATE_HZ);

            assertNoneIncomplete(report, python.toString());
            for (String name : told.keySet()) {
                List<String> functions =
                        told.getAsJsonArray(name).asList().stream()
                                .map(JsonElement::getAsString)
                                .toList();
                // A thread that was found on a CPU has no stack until its clock goes off.
                assertThat(report.stacksOf(name))
                        .filteredOn(stack -> !stack.frames().isEmpty())
                        .as(name)
                        .isNotEmpty()
                        .extracting(ExactStackLiveTest::functions)
                        .containsOnly(functions);
            }
        }
    }

    private static void assertNoneIncomplete(ReportQuery report, String described) {
        RunQuality quality = report.summary().quality();
        assertThat(quality.stacks()).as(described).isPositive();
        assertThat(quality.incompleteStacks()).as(described).isZero();
    }

    private static List<String> functions(StackSummary stack) {
        return stack.frames().stream().map(Frame::function).toList();
    }

    private static boolean has(StackSummary stack, String prefix) {
        return stack.frames().stream().anyMatch(frame -> frame.function().startsWith(prefix));
    }
}
