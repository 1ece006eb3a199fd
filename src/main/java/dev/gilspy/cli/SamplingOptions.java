package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import dev.gilspy.model.Run;
import dev.gilspy.source.Settings;
import java.util.Locale;
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
            names = "--max-cpu",
            paramLabel = "PERCENT",
            converter = PercentConverter.class,
            description =
                    "Stay within this share of one CPU, e.g. 1%% or 0.5, by sampling less often when that"
                            + " takes more. From the kernel only the CPU clock can be had less often.")
    private double maxCpu;

    @Option(
            names = "--exact",
            paramLabel = "MODE",
            arity = "0..1",
            defaultValue = Defaults.EXACT,
            converter = Choice.Exacts.class,
            preprocessor = Choice.Exacts.class,
            completionCandidates = Choice.Exacts.class,
            description =
                    "Have the kernel time it exactly, which takes root: auto (where that is possible),"
                            + " on, off (default: ${DEFAULT-VALUE}; alone: on).")
    private Settings.Exact exact;

    @Option(
            names = "--pause",
            paramLabel = "WHAT",
            defaultValue = Defaults.PAUSE,
            converter = Choice.Pauses.class,
            completionCandidates = Choice.Pauses.class,
            description =
                    "What stands still while a stack is read: never (nothing), holder (the thread that"
                            + " runs, some microseconds; needs a GIL), process"
                            + " (default: ${DEFAULT-VALUE}).")
    private Run.Pause pause;

    @Option(
            names = "--no-realtime",
            description =
                    "Do not ask for a real-time class for the sampling thread, which makes short holds"
                            + " less reliable on a busy machine.")
    private boolean noRealtime;

    @Option(
            names = "--native",
            description =
                    "Show the native function that runs, such as sqlite3_step, as the leaf of its"
                            + " thread's stack.")
    private boolean nativeLeaves;

    /**
     * @throws UsageException if some of these exclude each other
     */
    void check() {
        if (exact == Settings.Exact.ON && pause != Run.Pause.NEVER) {
            throw new UsageException(
                    "--exact and --pause=%s exclude each other."
                            .formatted(pause.name().toLowerCase(Locale.ROOT)),
                    "With exact times nothing need stand still: leave --pause out.");
        }
    }

    Settings settings() {
        return new Settings(rateHz, durationNanos, pause, !noRealtime, exact)
                .withNativeLeaves(nativeLeaves)
                .withMaxCpu(maxCpu);
    }
}
