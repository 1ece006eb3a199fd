package dev.gilspy.analysis.budget;

/** What a budget's figure is counted in. */
public enum Unit {
    /** 0 to 1. */
    SHARE,
    NANOS,
    /** No number: a verdict's code. */
    VERDICT
}
