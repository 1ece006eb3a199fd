package dev.gilspy.analysis;

/** A way out of the GIL. The labels are part of the JSON report's schema. */
public enum Escape {
    /** Processes, or an interpreter without a GIL. */
    PROCESSES("processes"),
    /** A function in native code that releases the GIL. */
    NATIVE("native-code"),
    /** A shorter switch interval. */
    SWITCH_INTERVAL("switch-interval");

    private final String label;

    Escape(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
