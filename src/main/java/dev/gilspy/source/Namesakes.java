package dev.gilspy.source;

import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.target.Containers;
import dev.gilspy.target.Target;
import java.util.List;

/** For users who name a process by the PID that it has in its container. */
public final class Namesakes {
    /** Every container has a process 1: some are named, not all are looked into. */
    private static final int MOST_NAMED = 3;

    private static final int MOST_TRIED = 50;

    private Namesakes() {}

    /**
     * The same failure, with a hint at the Python processes that a container knows by this PID; the
     * failure itself if there are none.
     */
    public static NoTargetException mention(int pid, NoTargetException failure) {
        List<Integer> found =
                Containers.pidsHereOf(pid).stream()
                        .limit(MOST_TRIED)
                        .filter(Namesakes::isPython)
                        .limit(MOST_NAMED)
                        .toList();
        if (found.isEmpty()) {
            return failure;
        }
        List<String> options = found.stream().map(here -> "--pid " + here).toList();
        return new NoTargetException(
                failure.getMessage(),
                "A container's process %d is another one here: %s"
                        .formatted(pid, String.join(" or ", options)),
                failure);
    }

    private static boolean isPython(int pid) {
        try {
            RuntimeLocator.find(Target.open(pid));
            return true;
        } catch (GilspyException e) {
            return false;
        }
    }
}
