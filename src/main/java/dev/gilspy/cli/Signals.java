package dev.gilspy.cli;

import dev.gilspy.model.Ending;
import dev.gilspy.source.StopSignal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Makes Ctrl-C, SIGTERM and SIGHUP (the terminal has gone) end a recording instead of the program,
 * so that the report is still written. A second one ends the program at once.
 */
final class Signals {
    /** The numbers of signals that ask a program to end; see signal(7). */
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private final StopSignal stop;
    private final Runnable forward;
    private boolean met;

    /**
     * @param forward run on SIGTERM: unlike the others, it does not reach a child by itself
     */
    Signals(StopSignal stop, Runnable forward) {
        this.stop = stop;
        this.forward = forward;
    }

    /** Does some work, and handles the signals meanwhile. */
    int during(IntSupplier work) {
        Map<String, Object> before = new LinkedHashMap<>();
        NUMBERS.forEach(
                (name, number) ->
                        before.put(name, ProcessSignal.handle(name, () -> arrived(name, number))));
        try {
            return work.getAsInt();
        } finally {
            before.forEach(ProcessSignal::restore);
        }
    }

    private void arrived(String name, int number) {
        if (again()) {
            Main.endAtOnce(number);
        }
        stop.request(Ending.Reason.SIGNAL);
        if (name.equals("TERM")) {
            forward.run();
        }
    }

    /** What ends by itself, or by q, is still to be written when the first signal comes. */
    private synchronized boolean again() {
        boolean again = met;
        met = true;
        return again;
    }
}
