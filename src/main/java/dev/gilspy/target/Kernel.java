package dev.gilspy.target;

/** The running kernel. */
public final class Kernel {
    private Kernel() {}

    /** Its release, e.g. {@code 6.1.0-13-amd64}; "" if not known. */
    public static String release() {
        return Proc.SYSTEM.find("sys/kernel/osrelease").orElse("");
    }
}
