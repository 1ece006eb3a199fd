package dev.gilspy.target;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What /proc/PID/stat says of a process or thread, e.g. {@code 42 (python3) S 1 42 42 0 -1 4194304
 * ...}. Anybody may read it.
 *
 * @param state the kernel's letter: R, S, D, Z, T, t, X, I
 * @param flags the kernel's PF_ flags
 * @param startTicks when it started, in clock ticks since boot; with the PID it names a process
 *     once and for all
 * @param startStack address of the bottom of its stack, which execve(2) draws anew; 0 for those who
 *     may not trace it
 */
record ProcStat(char state, int parentPid, long flags, long startTicks, long startStack) {
    private static final long PF_KTHREAD = 0x0020_0000;
    private static final int FIELD_STATE = 3;
    private static final int FIELD_PARENT = 4;
    private static final int FIELD_FLAGS = 9;
    private static final int FIELD_START = 22;
    private static final int FIELD_START_STACK = 28;

    /** Reads {@code stat} in the folder of a process or task; empty if there is none. */
    static Optional<ProcStat> read(Path folder) {
        return Proc.read(folder.resolve("stat")).flatMap(ProcStat::parse);
    }

    static Optional<ProcStat> parse(String stat) {
        // The name may hold blanks and brackets, so the fields count from its last bracket.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        if (fields.length <= FIELD_START_STACK - FIELD_STATE) {
            return Optional.empty();
        }
        OptionalInt parent = Numbers.id(fields[FIELD_PARENT - FIELD_STATE]);
        OptionalLong flags = Numbers.decimal(fields[FIELD_FLAGS - FIELD_STATE]);
        OptionalLong start = Numbers.decimal(fields[FIELD_START - FIELD_STATE]);
        OptionalLong stack = Numbers.unsigned(fields[FIELD_START_STACK - FIELD_STATE]);
        boolean known = parent.isPresent() && flags.isPresent() && start.isPresent();
        return known && stack.isPresent() && !fields[0].isEmpty()
                ? Optional.of(
                        new ProcStat(
                                fields[0].charAt(0),
                                parent.getAsInt(),
                                flags.getAsLong(),
                                start.getAsLong(),
                                stack.getAsLong()))
                : Optional.empty();
    }

    boolean zombie() {
        return state == 'Z' || state == 'X';
    }

    /** Stopped by a signal (T) or by a tracer (t). */
    boolean stopped() {
        return state == 'T' || state == 't';
    }

    boolean kernelThread() {
        return (flags & PF_KTHREAD) != 0;
    }
}
