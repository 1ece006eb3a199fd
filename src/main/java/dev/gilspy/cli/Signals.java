package dev.gilspy.cli;

import dev.gilspy.model.Ending;
import dev.gilspy.source.StopSignal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Makes Ctrl-C, SIGTERM and SIGHUP (the terminal has gone) end a recording instead of the program,
 * so that the report is still written. A second one ends the program at once, unless it is the echo
 * of the first: timeout(1) sends its signal to the process, and then to the group that it is in.
 */
final class Signals {
    /** The numbers of signals that ask a program to end; see signal(7). */
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    /** Less than somebody takes to press the keys once more. */
    private static final long ECHO_NANOS = 150_000_000;

    private final StopSignal stop;
    private final Runnable forward;
    private String first;
    private long firstNanos;

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

    private synchronized void arrived(String name, int number) {
        long now = System.nanoTime();
        if (first == null) {
            first = name;
            firstNanos = now;
            end(name);
        } else if (!name.equals(first) || now - firstNanos > ECHO_NANOS) {
            Main.endAtOnce(number);
        }
    }

    /** What ends by itself, or by q, is still to be written when the first signal comes. */
    private void end(String name) {
        stop.request(Ending.Reason.SIGNAL);
        if (name.equals("TERM")) {
            forward.run();
        }
    }
}
