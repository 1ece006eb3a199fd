package dev.gilspy.aggregate;

import dev.gilspy.model.ThreadState;
import java.util.Optional;

/** What is timed from its beginning to its end: a hold of the GIL, or a wait for it. */
public enum EpisodeKind {
    HOLD("hold"),
    WAIT("wait");

    private final String label;

    EpisodeKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * What a thread in this state is in the middle of; empty when it neither has nor wants the GIL.
     */
    static Optional<EpisodeKind> of(ThreadState state) {
        if (state.holdsGil()) {
            return Optional.of(HOLD);
        }
        return state == ThreadState.WAITING ? Optional.of(WAIT) : Optional.empty();
    }
}
