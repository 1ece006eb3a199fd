package dev.gilspy.target;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A capability that gilspy has a use for; numbers as in linux/capability.h, capabilities(7). */
public enum Capability {
    /** To read and to stop the processes of others. */
    SYS_PTRACE(19),
    /** To open any file for reading, such as another user's in /proc, or tracefs. */
    DAC_READ_SEARCH(2),
    SYS_ADMIN(21),
    BPF(39),
    PERFMON(38),
    /** To take a real-time class. */
    SYS_NICE(23),
    /** To raise one's own limits. */
    SYS_RESOURCE(24);

    private final int bit;

    Capability(int bit) {
        this.bit = bit;
    }

    /** Whether a set has it. */
    boolean in(long set) {
        return (set >>> bit & 1) != 0;
    }

    /** As capabilities(7) and systemd write it, e.g. {@code CAP_BPF}. */
    public String full() {
        return "CAP_" + name();
    }

    /** Several as container engines write them, e.g. {@code BPF, PERFMON}. */
    static String bare(Collection<Capability> several, String separator) {
        return several.stream().map(Capability::name).collect(Collectors.joining(separator));
    }

    /** Several as systemd writes them, e.g. {@code CAP_BPF CAP_PERFMON}. */
    public static String full(Collection<Capability> several, String separator) {
        return several.stream().map(Capability::full).collect(Collectors.joining(separator));
    }

    /** Several as setpriv(1) adds them, e.g. {@code +bpf,+perfmon}. */
    static String added(Collection<Capability> several) {
        return several.stream()
                .map(one -> "+" + one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
