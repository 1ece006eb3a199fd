package dev.gilspy.cli;

import dev.gilspy.model.Run;
import dev.gilspy.source.Settings;
import picocli.CommandLine.Option;

/** How to observe it. */
final class SamplingOptions {
    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            defaultValue = Defaults.DURATION,
            converter = DurationConverter.class,
            description =
                    "How long, e.g. 500ms, 10s, 2m; 0: until Ctrl-C or exit (default: ${DEFAULT-VALUE}).")
    private long durationNanos;

    @Option(
            names = {"-r", "--rate"},
            paramLabel = "HZ",
            defaultValue = Defaults.RATE,
            converter = RateConverter.class,
            description =
                    "Samples a second, e.g. 1000, 10k, or the time between two, 2ms"
                            + " (default: ${DEFAULT-VALUE}).")
    private int rateHz;

    @Option(
            names = "--pause",
            paramLabel = "WHAT",
            defaultValue = Defaults.PAUSE,
            converter = Choice.Pauses.class,
            completionCandidates = Choice.Pauses.class,
            description =
                    "What stands still while a stack is read: never (nothing), holder (the thread that"
                            + " runs, some microseconds), process (default: ${DEFAULT-VALUE}).")
    private Run.Pause pause;

    @Option(
            names = "--no-realtime",
            description =
                    "Do not ask for a real-time class for the sampling thread, which makes short holds"
                            + " less reliable on a busy machine.")
    private boolean noRealtime;

    Settings settings() {
        return new Settings(rateHz, durationNanos, pause, !noRealtime);
    }
}
