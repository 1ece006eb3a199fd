package dev.gilspy.compare;

import dev.gilspy.model.Frame;

/**
 * One figure compared.
 *
 * @param what which figure it is
 * @param resolutionNanos durations below this are not told apart; 0 if exact, or no duration
 * @param change what can be told of it, with all rows of its table in mind
 */
public record Row(What what, Difference difference, long resolutionNanos, Change change) {

    /** The tables that rows are compared in. */
    public enum Table {
        PROCESS("process"),
        THREADS("threads"),
        DURATIONS("durations"),
        FUNCTIONS("functions");

        private final String label;

        Table(String label) {
            this.label = label;
        }

        /** Its name in JSON. */
        public String label() {
            return label;
        }

        /** Whether its rows are of groups of threads. */
        public boolean hasGroups() {
            return this == THREADS || this == DURATIONS;
        }
    }

    /**
     * A figure's name and meaning.
     *
     * @param subject the group of threads that it is of; "" if it is of the process or a function
     * @param frame the function that it is of, with a line; null if it is of none
     * @param figure e.g. {@code waiting} or {@code hold p99}
     */
    public record What(
            Table table, String subject, Frame frame, String figure, Unit unit, Sense sense) {}

    /** A row of which nothing is told yet. */
    static Row of(What what, Difference difference) {
        return new Row(what, difference, 0, Change.UNKNOWN);
    }

    /** The same of durations that are known to so much only. */
    Row knownTo(long nanos) {
        return new Row(what, difference, nanos, change);
    }

    Row told(Change newChange) {
        return new Row(what, difference, resolutionNanos, newChange);
    }

    /** The figure before; NaN if not known. */
    public double before() {
        return difference.before().value();
    }

    /** The figure after; NaN if not known. */
    public double after() {
        return difference.after().value();
    }

    /** Whether either of them is more than a trace. */
    boolean matters() {
        double trace = what.unit().smallest(0);
        return before() >= trace || after() >= trace;
    }

    /** Whether the difference is large enough to be worth a line, if it is one. */
    boolean isLarge() {
        double smallest = Math.max(what.unit().smallest(before()), resolutionNanos);
        return Math.abs(difference.value()) >= smallest;
    }
}
