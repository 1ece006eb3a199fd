package dev.gilspy.compare;

/** What can be told of a difference. */
public enum Change {
    WORSE("worse"),
    BETTER("better"),
    /** More of something that is neither good nor bad in itself. */
    MORE("more"),
    LESS("less"),
    /** No change that can be told from noise, or one too small to matter. */
    NONE("none"),
    /** There is no interval, so nothing can be told. */
    UNKNOWN("unknown");

    private final String label;

    Change(String label) {
        this.label = label;
    }

    /** Its name in output. */
    public String label() {
        return label;
    }

    /** Whether it is a change at all. */
    public boolean told() {
        return this != NONE && this != UNKNOWN;
    }

    static Change of(double difference, Sense sense) {
        if (sense == Sense.NEUTRAL) {
            return difference > 0 ? MORE : LESS;
        }
        return difference > 0 ? WORSE : BETTER;
    }
}
