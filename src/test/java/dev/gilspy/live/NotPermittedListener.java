package dev.gilspy.live;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Names, at the end of a run, every test that was not run since the machine does not permit what it
 * {@link Needs}. Found by JUnit through {@code META-INF/services}.
 */
public final class NotPermittedListener implements TestExecutionListener {
    static final String MARK = "not permitted: ";

    private final List<String> lines = new ArrayList<>();
    private final PrintStream out;

    /** What JUnit makes. */
    public NotPermittedListener() {
        this(System.out);
    }

    NotPermittedListener(PrintStream out) {
        this.out = out;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (reason != null && reason.startsWith(MARK)) {
            String refusal = reason.substring(MARK.length());
            lines.add("NOT PERMITTED: %s: %s".formatted(name(test), refusal));
        }
    }

    /** The class and method, e.g. {@code StateLiveTest.twoSpinners(Python)}. */
    private static String name(TestIdentifier test) {
        List<String> parts =
                UniqueId.parse(test.getUniqueId()).getSegments().stream()
                        .skip(1) // the engine
                        .map(UniqueId.Segment::getValue)
                        .map(value -> value.replaceAll("(\\w+\\.)+(?=\\w)", ""))
                        .toList();
        return String.join(".", parts);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        lines.forEach(out::println);
        lines.clear(); // A JVM that shares the tests with another one has many plans.
    }
}
