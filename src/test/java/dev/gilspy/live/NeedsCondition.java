package dev.gilspy.live;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Carries {@link Needs} out. */
final class NeedsCondition implements ExecutionCondition {
    private final Predicate<Permission> granted;
    private final boolean mustRun;

    NeedsCondition() {
        this(Permission::granted, "true".equals(System.getenv("CI")));
    }

    NeedsCondition(Predicate<Permission> granted, boolean mustRun) {
        this.granted = granted;
        this.mustRun = mustRun;
    }

    /**
     * @throws AssertionError if a permission lacks and the test must run
     */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(this::evaluate)
                .orElse(ConditionEvaluationResult.enabled("needs nothing"));
    }

    ConditionEvaluationResult evaluate(Needs needs) {
        Optional<Permission> lacking =
                Arrays.stream(needs.value()).filter(granted.negate()).findFirst();
        if (lacking.isEmpty()) {
            return ConditionEvaluationResult.enabled("permitted");
        }
        String reason = lacking.get().refusal();
        if (mustRun) {
            throw new AssertionError("not permitted, and CI runs everything: " + reason);
        }
        return ConditionEvaluationResult.disabled(NotPermittedListener.MARK + reason);
    }
}
