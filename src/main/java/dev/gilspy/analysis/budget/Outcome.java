package dev.gilspy.analysis.budget;

/** How a budget came out, best first. The labels are part of the JSON that {@code check} writes. */
public enum Outcome {
    /** The whole confidence interval is within the limit. */
    WITHIN("within"),
    /** The limit lies inside the confidence interval. */
    UNCERTAIN("not certain"),
    /** The recording cannot tell. */
    UNANSWERED("cannot tell"),
    /** The whole confidence interval is past the limit. */
    EXCEEDED("exceeded");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
