package dev.gilspy.bench;

import java.util.ArrayList;
import java.util.List;

/** Readings of how much memory a process has, in the order of time. */
final class Growth {
    private static final double BYTES = 1e6;
    private static final double HOUR_SECONDS = 3600;

    private final List<Reading> readings = new ArrayList<>();

    private record Reading(double seconds, double bytes) {}

    void add(double seconds, double bytes) {
        readings.add(new Reading(seconds, bytes));
    }

    static MarkdownTable table() {
        return new MarkdownTable(
                "profiler", "readings", "first", "median", "last", "most", "slope (MB an hour)");
    }

    void addTo(MarkdownTable table, String name) {
        if (readings.isEmpty()) {
            throw new ProfilerFailure(name + " was never seen to have memory");
        }
        Figures bytes = new Figures();
        readings.forEach(reading -> bytes.add(reading.bytes()));
        table.row(
                name,
                String.valueOf(readings.size()),
                megabytes(readings.get(0).bytes()),
                megabytes(bytes.median()),
                megabytes(readings.get(readings.size() - 1).bytes()),
                megabytes(bytes.worst()),
                Figures.one("%.1f", slope() * HOUR_SECONDS / BYTES));
    }

    private static String megabytes(double bytes) {
        return Figures.one("%.1f", bytes / BYTES);
    }

    /**
     * Bytes a second, by least squares, of the second half: in the first, code is still being
     * compiled. NaN if there are too few readings.
     */
    double slope() {
        List<Reading> late = readings.subList(readings.size() / 2, readings.size());
        double meanSeconds = late.stream().mapToDouble(Reading::seconds).average().orElse(0);
        double meanBytes = late.stream().mapToDouble(Reading::bytes).average().orElse(0);
        double together = 0;
        double squares = 0;
        for (Reading reading : late) {
            double away = reading.seconds() - meanSeconds;
            together += away * (reading.bytes() - meanBytes);
            squares += away * away;
        }
        return together / squares;
    }
}
