package dev.gilspy.source;

import dev.gilspy.model.Run;

/**
 * What the user chose for observing a process.
 *
 * @param rateHz samples a second, above 0
 * @param durationNanos 0 = until the target ends or a stop is requested
 * @param pause what to stop while a stack is read
 * @param realtime whether to ask for a real-time scheduling class
 */
public record Settings(int rateHz, long durationNanos, Run.Pause pause, boolean realtime) {

    public Settings {
        if (rateHz <= 0 || durationNanos < 0) {
            throw new IllegalArgumentException(
                    "rate %d Hz, duration %d ns".formatted(rateHz, durationNanos));
        }
    }
}
