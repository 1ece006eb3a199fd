package dev.gilspy.compare;

import dev.gilspy.analysis.Comparability.Obstacle;
import java.util.List;

/**
 * A comparison with all that is to be said of it.
 *
 * @param role what the processes have in common that were compared; "" for a single one
 * @param ignored why the two should not have been compared, and were nevertheless
 * @param warnings what is odd about the two, a sentence each
 * @param gate whether it is to pass; null if that was not asked
 */
public record Diff(
        String role,
        Comparison comparison,
        List<Obstacle> ignored,
        List<String> warnings,
        Gate gate) {
    public Diff {
        ignored = List.copyOf(ignored);
        warnings = List.copyOf(warnings);
    }

    /** Of a single process on both sides. */
    public Diff(Comparison comparison, List<Obstacle> ignored, List<String> warnings, Gate gate) {
        this("", comparison, ignored, warnings, gate);
    }

    /** Whether something is worse by more than it may be. */
    public boolean failed() {
        return gate != null && !gate.regressions().isEmpty();
    }
}
