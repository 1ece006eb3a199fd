package dev.gilspy.os;

/**
 * What a thread sleeps in, as last read from /proc/PID/task/TID/syscall. The file has one of
 *
 * <pre>
 * running
 * 202 0x7f0c5c000b78 0x189 0x0 0x7f0c6e5f8d50 0x0 0xffffffff 0x7f0c6e5f8c80 0x7f0c705ae9f5
 * -1 0x7ffd1ad1b2e0 0x55d0f2a1c3e4
 * </pre>
 *
 * that is: on a CPU <em>or runnable</em>; number of the system call, its six arguments, stack
 * pointer, instruction pointer; asleep but in no system call (a page fault, say), stack pointer,
 * instruction pointer. Holds the numbers of one reading, so that none is allocated.
 */
public final class SyscallLine {
    /** In place of a number: on a CPU or runnable. */
    public static final long RUNNING = -2;

    /** In place of a number: asleep, but in no system call. */
    public static final long NONE = -1;

    private static final int ARGUMENTS = 6;
    private static final int LINE_BYTES = 512;

    private final long[] arguments = new long[ARGUMENTS];
    private long number = RUNNING;
    private long stackPointer;
    private long instructionPointer;

    /**
     * What a thread sleeps in now; {@link #RUNNING} if that cannot be read. Allocates: for a single
     * look.
     *
     * @param taskFolder {@code /proc/PID/task/TID}
     */
    public static SyscallLine of(String taskFolder) {
        ProcText text = new ProcText(LINE_BYTES);
        SyscallLine line = new SyscallLine();
        try (ProcFile file = ProcFile.open(taskFolder + "/syscall")) {
            if (file.read(text) > 0) {
                line.parse(text);
            }
        }
        return line;
    }

    /** Takes the numbers from a text; false, and nothing changed, if it is empty. */
    public boolean parse(ProcText text) {
        if (!text.skipToWord()) {
            return false;
        }
        if (text.at(0) == 'r') {
            number = RUNNING;
            clear();
            return true;
        }
        number = text.nextDecimal();
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = number == NONE ? 0 : text.nextHex();
        }
        stackPointer = text.nextHex();
        instructionPointer = text.nextHex();
        return true;
    }

    private void clear() {
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = 0;
        }
        stackPointer = 0;
        instructionPointer = 0;
    }

    public boolean running() {
        return number == RUNNING;
    }

    /** The number of the system call as in x86_64's table, {@link #RUNNING} or {@link #NONE}. */
    public long number() {
        return number;
    }

    /** An argument, from 0 to 5; 0 where there is no system call. */
    public long argument(int index) {
        return arguments[index];
    }

    /** An address in the target; 0 while running. */
    public long stackPointer() {
        return stackPointer;
    }

    /** An address in the target; 0 while running. */
    public long instructionPointer() {
        return instructionPointer;
    }
}
