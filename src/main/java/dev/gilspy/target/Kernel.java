package dev.gilspy.target;

import java.nio.file.Path;
import java.util.Optional;

/** The running kernel. */
public final class Kernel {
    private static final Path NO_TICK = Path.of("/sys/devices/system/cpu/nohz_full");

    private Kernel() {}

    /** Its release, e.g. {@code 6.1.0-13-amd64}; "" if not known. */
    public static String release() {
        return Proc.SYSTEM.find("sys/kernel/osrelease").orElse("");
    }

    /**
     * The CPUs without a scheduler tick, e.g. {@code 2-7}, where CPU accounts may lag behind; empty
     * if there are none.
     */
    public static Optional<String> withoutTick() {
        return Proc.read(NO_TICK).filter(list -> list.matches("[\\d,-]+"));
    }
}
