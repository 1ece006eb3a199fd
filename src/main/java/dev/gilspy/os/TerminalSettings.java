package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * How the terminal of standard input treats what is typed, whole as the kernel has it (termios(3)):
 * to be set again as it was found, which libraries that know only some of its fields do not.
 * Immutable.
 */
public final class TerminalSettings {
    private static final String STANDARD_INPUT = "/proc/self/fd/0";
    private static final int O_NOCTTY = 0x100;
    private static final int TCSANOW = 0;

    /**
     * struct termios of x86_64: four words of flags, line discipline, control characters, speeds.
     */
    private static final int BYTES = 60;

    private static final int INPUT_FLAGS = 0;
    private static final int LOCAL_FLAGS = 12;
    private static final int CONTROL_CHARACTERS = 17;

    private static final int ICRNL = 0x100;
    private static final int IXON = 0x400;
    private static final int ICANON = 0x2;
    private static final int ECHO = 0x8;
    private static final int IEXTEN = 0x8000;
    private static final int VQUIT = 1;
    private static final int VTIME = 5;
    private static final int VMIN = 6;

    private final int terminal;
    private final byte[] termios;

    private TerminalSettings(int terminal, byte[] termios) {
        this.terminal = terminal;
        this.termios = termios;
    }

    /**
     * Those in force; null if standard input is no terminal. That is opened anew and stays so until
     * the program ends, since standard input may be closed before.
     */
    public static TerminalSettings now() {
        int terminal = Libc.open(STANDARD_INPUT, O_NOCTTY);
        try (Memory memory = new Memory(BYTES)) {
            return Libc.tcgetattr(terminal, Pointer.nativeValue(memory)) == 0
                    ? new TerminalSettings(terminal, memory.getByteArray(0, BYTES))
                    : null;
        }
    }

    /** The same, but keys come one by one and are not shown. Ctrl-C and Ctrl-Z remain signals. */
    public TerminalSettings keyByKey() {
        try (Memory memory = new Memory(BYTES)) {
            memory.write(0, termios, 0, BYTES);
            clear(memory, INPUT_FLAGS, ICRNL | IXON);
            clear(memory, LOCAL_FLAGS, ICANON | ECHO | IEXTEN);
            memory.setByte(CONTROL_CHARACTERS + VMIN, (byte) 1);
            memory.setByte(CONTROL_CHARACTERS + VTIME, (byte) 0);
            // None: Java prints its threads upon SIGQUIT, wherever the cursor is.
            memory.setByte(CONTROL_CHARACTERS + VQUIT, (byte) 0);
            return new TerminalSettings(terminal, memory.getByteArray(0, BYTES));
        }
    }

    private static void clear(Memory memory, int flags, int bits) {
        memory.setInt(flags, memory.getInt(flags) & ~bits);
    }

    /**
     * Sets them; of a terminal that has gone, nothing happens. A process in the background is
     * stopped by this until it is in the foreground again (SIGTTOU).
     */
    public void set() {
        try (Memory memory = new Memory(BYTES)) {
            memory.write(0, termios, 0, BYTES);
            Libc.tcsetattr(terminal, TCSANOW, Pointer.nativeValue(memory));
        }
    }
}
