package dev.gilspy.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A test that lacks a permission is named, or fails; it never just goes missing. */
class NeedsTest {
    private final Needs needs = Example.class.getAnnotation(Needs.class);

    @Test
    void whatIsPermittedRuns() {
        assertThat(new NeedsCondition(any -> true, true).evaluate(needs).isDisabled()).isFalse();
    }

    @Test
    void whatIsNotPermittedIsLeftOutWithTheReason() {
        ConditionEvaluationResult result = new NeedsCondition(any -> false, false).evaluate(needs);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("not permitted: the tests do not run as root");
    }

    @Test
    void whatIsNotPermittedFailsUnderCi() {
        assertThatThrownBy(() -> new NeedsCondition(any -> false, true).evaluate(needs))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the tests do not run as root");
    }

    @Test
    void theRunNamesWhatItLeftOut() throws NoSuchMethodException {
        var printed = new ByteArrayOutputStream();
        var listener = new NotPermittedListener(new PrintStream(printed, true, UTF_8));
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectMethod(Refused.class, Refused.class.getMethod("test")))
                        .build();
        LauncherConfig quiet =
                LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();

        LauncherFactory.create(quiet).execute(request, listener);

        assertThat(printed.toString(UTF_8))
                .isEqualToIgnoringNewLines("NOT PERMITTED: NeedsTest$Refused.test(): an example");
    }

    @Needs(Permission.ROOT)
    private static final class Example {}

    /** Not found by the build's own run: its name does not end in Test. */
    @ExtendWith(Refuse.class)
    public static class Refused {
        @Test
        public void test() {
            throw new AssertionError("must not run");
        }
    }

    /** Refuses tests in the way {@link NeedsCondition} does. */
    static final class Refuse implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean isMethod = context.getTestMethod().isPresent();
            return isMethod
                    ? ConditionEvaluationResult.disabled("not permitted: an example")
                    : ConditionEvaluationResult.enabled("the class itself");
        }
    }
}
