package dev.gilspy.compare;

/** Whether more of a figure is worse, or just more. */
public enum Sense {
    WORSE_IF_MORE,
    NEUTRAL
}
