package dev.gilspy.compare;

/** What a figure is counted in, and how much of it is worth a line. */
public enum Unit {
    /** A share of time, 0 to 1; with several threads together it may be above 1. */
    SHARE("share", 0.005, 0),
    /** A mean number of threads. */
    THREADS("threads", 0.01, 0),
    /** A duration in nanoseconds. */
    NANOS("ns", 20_000, 0.05),
    /** Times a second. */
    PER_SECOND("per_second", 1, 0.05);

    private final String label;
    private final double absolute;
    private final double relative;

    Unit(String label, double absolute, double relative) {
        this.label = label;
        this.absolute = absolute;
        this.relative = relative;
    }

    /** Its name in JSON. */
    public String label() {
        return label;
    }

    /** What a figure must differ by to be worth a line, however sure that is. */
    double smallest(double before) {
        return Math.max(absolute, relative * Math.abs(before));
    }
}
