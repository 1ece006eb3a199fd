package dev.gilspy.cli;

import dev.gilspy.model.Ending;
import dev.gilspy.source.StopSignal;
import java.util.function.IntSupplier;

/**
 * Makes Ctrl-C and SIGTERM end a recording instead of the program, so that the report is still
 * written. A second one ends the program at once.
 */
final class Signals {
    private static final int KILLED_BY_SIGNAL = 128; // plus its number: the shell's convention
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    private final StopSignal stop;
    private final Runnable forward;

    /**
     * @param forward run on SIGTERM: unlike Ctrl-C, it does not reach a child by itself
     */
    Signals(StopSignal stop, Runnable forward) {
        this.stop = stop;
        this.forward = forward;
    }

    /** Does some work, and handles the signals meanwhile. */
    int during(IntSupplier work) {
        Object interrupt = ProcessSignal.handle("INT", this::interrupted);
        Object terminate = ProcessSignal.handle("TERM", this::terminated);
        try {
            return work.getAsInt();
        } finally {
            ProcessSignal.restore("INT", interrupt);
            ProcessSignal.restore("TERM", terminate);
        }
    }

    private void interrupted() {
        stopOrHalt(SIGINT);
    }

    private void terminated() {
        stopOrHalt(SIGTERM);
        forward.run();
    }

    private void stopOrHalt(int signal) {
        if (stop.requested()) {
            Main.endAtOnce(KILLED_BY_SIGNAL + signal);
        }
        stop.request(Ending.Reason.SIGNAL);
    }
}
