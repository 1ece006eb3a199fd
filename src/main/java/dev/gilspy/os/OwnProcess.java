package dev.gilspy.os;

/** This process as the shell that started it sees it. */
public final class OwnProcess {
    private static final int SIGSTOP = 19;

    private OwnProcess() {}

    /**
     * Stops it, as Ctrl-Z would, until somebody continues it. The signal goes to the calling
     * thread, which therefore stands before this call returns, and with it all others.
     */
    public static void stop() {
        Libc.raise(SIGSTOP);
    }
}
