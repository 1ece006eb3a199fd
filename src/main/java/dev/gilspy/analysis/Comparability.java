package dev.gilspy.analysis;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Whether the figures of two recordings mean the same: made in the same way, of the same kind of
 * interpreter, on as many CPUs. Recordings of different length are comparable, since all figures
 * are shares, or per second.
 */
public final class Comparability {
    /** Rates further apart than this see holds and waits of different lengths. */
    private static final double MOST_RATES_APART = 2;

    private static final double NANOS_PER_MILLI = 1e6;

    /** What two recordings must agree in; "" where a recording does not know it. */
    private static final List<Trait> TRAITS =
            List.of(
                    new Trait("source", Comparability::source),
                    new Trait("pause", summary -> lower(summary.run().pause())),
                    new Trait("interpreter", Comparability::interpreter),
                    new Trait("GIL", Comparability::gil),
                    new Trait("switch interval", Comparability::switchInterval),
                    new Trait("usable CPUs", Comparability::cpus));

    /**
     * One thing in which the recordings differ.
     *
     * @param what e.g. {@code usable CPUs}
     * @param before what it is in the first, for people
     * @param after what it is in the second
     */
    public record Obstacle(String what, String before, String after) {}

    private record Trait(String what, Function<Summary, String> value) {}

    private Comparability() {}

    /**
     * Why the two should not be compared; empty if they may be. Something must have been observed
     * in both.
     */
    public static List<Obstacle> obstacles(Summary before, Summary after) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (Trait trait : TRAITS) {
            String first = trait.value.apply(before);
            String second = trait.value.apply(after);
            if (!first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
                obstacles.add(new Obstacle(trait.what, first, second));
            }
        }
        double apart = (double) rateHz(before) / rateHz(after);
        if (apart > MOST_RATES_APART || apart < 1 / MOST_RATES_APART) {
            obstacles.add(new Obstacle("rate", rateHz(before) + " Hz", rateHz(after) + " Hz"));
        }
        if (cutOff(before) || cutOff(after)) {
            obstacles.add(new Obstacle("end", end(before), end(after)));
        }
        return obstacles;
    }

    /** What is odd about the two, and does not keep them from being compared; a sentence each. */
    public static List<String> warnings(Summary before, Summary after) {
        List<String> warnings = new ArrayList<>();
        if (after.run().start().isBefore(before.run().start())) {
            warnings.add(
                    "The second recording began before the first one (%s, %s): are they swapped?"
                            .formatted(after.run().start(), before.run().start()));
        }
        String first = before.run().gilspyVersion();
        String second = after.run().gilspyVersion();
        if (!first.equals(second)) {
            warnings.add("Recorded by gilspy %s and by gilspy %s.".formatted(first, second));
        }
        return warnings;
    }

    /** Whether there is anything in it to compare. */
    public static boolean observed(Summary summary) {
        return summary.run() != null
                && !summary.processes().isEmpty()
                && summary.observedNanos() > 0;
    }

    private static String source(Summary summary) {
        return summary.run().source() == Run.Source.KERNEL ? "exact (kernel)" : "sampled";
    }

    private static String interpreter(Summary summary) {
        ProcessInfo process = process(summary);
        String[] version = process.version().split("\\.");
        String minor = version.length > 1 ? version[0] + "." + version[1] : process.version();
        return process.implementation()
                + " "
                + minor
                + (process.freeThreaded() ? " free-threaded" : "");
    }

    private static String gil(Summary summary) {
        return process(summary).gilEnabled() ? "on" : "off";
    }

    private static String switchInterval(Summary summary) {
        long nanos = process(summary).switchIntervalNanos();
        return nanos <= 0
                ? ""
                : String.format(Locale.ROOT, "%.3f ms", nanos / NANOS_PER_MILLI)
                        .replaceAll("\\.?0+ ", " ");
    }

    private static String cpus(Summary summary) {
        double cpus = summary.run().cpusUsable();
        return cpus <= 0 ? "" : Shares.number(cpus);
    }

    /** Samples a second as they came: a rate that was lowered counts as it was. */
    private static int rateHz(Summary summary) {
        boolean lowered = summary.quality() != null && summary.quality().loweredToHz() > 0;
        return Math.max(1, lowered ? summary.quality().loweredToHz() : summary.run().rateHz());
    }

    private static boolean cutOff(Summary summary) {
        return summary.ending() == null || summary.ending().cutOff();
    }

    private static String end(Summary summary) {
        return cutOff(summary) ? "cut off" : "complete";
    }

    private static ProcessInfo process(Summary summary) {
        return summary.processes().get(0).info();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
