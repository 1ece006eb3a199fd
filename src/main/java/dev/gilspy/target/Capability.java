package dev.gilspy.target;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
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

    /** Those that count among the processes of a user namespace, user_namespaces(7). */
    private static final Set<Capability> INSIDE = Set.of(SYS_PTRACE, DAC_READ_SEARCH);

    private final int bit;

    Capability(int bit) {
        this.bit = bit;
    }

    /** Whether a set has it. */
    boolean in(long set) {
        return (set >>> bit & 1) != 0;
    }

    /** Whether some have a say over the whole machine, which no user namespace's root has. */
    static boolean ofTheMachine(Set<Capability> several) {
        return !INSIDE.containsAll(several);
    }

    /** Those that another user becoming root of the same container would not have with that. */
    static Set<Capability> rootLacks(ProcStatus ours, Set<Capability> missing) {
        Set<Capability> lacking = Cures.ordered(missing);
        if (ours.number("Uid") != 0 && !ours.text("CapBnd").isEmpty()) {
            long roots = ours.capabilities("CapBnd");
            lacking.removeIf(one -> one.in(roots));
            if ((roots & Access.OPEN_ANY_FILE) != 0) {
                lacking.remove(DAC_READ_SEARCH);
            }
        }
        return lacking;
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
