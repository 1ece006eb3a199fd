package dev.gilspy.compare;

import java.util.List;

/**
 * Two recordings compared role by role.
 *
 * @param roles at least one
 * @param onlyBefore roles that nothing is to be compared with: they are gone
 * @param onlyAfter the same: they are new
 */
public record Diffs(List<Diff> roles, List<String> onlyBefore, List<String> onlyAfter) {
    public Diffs {
        roles = List.copyOf(roles);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    /** Of one process on both sides. */
    public static Diffs of(Diff only) {
        return new Diffs(List.of(only), List.of(), List.of());
    }

    /** Whether there is nothing to say but that one comparison. */
    public boolean single() {
        return roles.size() == 1 && onlyBefore.isEmpty() && onlyAfter.isEmpty();
    }

    /** Whether anything is worse by more than it may be. */
    public boolean failed() {
        return roles.stream().anyMatch(Diff::failed);
    }
}
