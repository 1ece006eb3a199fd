package dev.gilspy.export.pprof;

import dev.gilspy.model.ThreadState;

/** What the values of a sample are, in their order; all are times in nanoseconds. */
enum SampleType {
    /** The GIL was held; the label {@code state} says whether on a CPU. */
    HOLDS("holds"),
    WAITS("waits"),
    NATIVE("native"),
    BLOCKED("blocked"),
    /** The GIL was released and a CPU was missing. */
    STARVED("starved"),
    /** Other threads waited for the one with this stack. */
    WAITS_CAUSED("waits_caused");

    private final String label;

    SampleType(String label) {
        this.label = label;
    }

    /** As {@code pprof -sample_index} knows it. */
    String label() {
        return label;
    }

    /** The one that time in a state belongs to. */
    static SampleType of(ThreadState state) {
        if (state.holdsGil()) {
            return HOLDS;
        }
        return switch (state) {
            case WAITING -> WAITS;
            case NATIVE -> NATIVE;
            case STARVED -> STARVED;
            default -> BLOCKED;
        };
    }
}
