package dev.gilspy.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The same figure, measured several times. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    /** The middle one, or the mean of the two in the middle. NaN if there are none. */
    double median() {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int upper = sorted.size() / 2;
        int lower = (sorted.size() - 1) / 2;
        return (sorted.get(lower) + sorted.get(upper)) / 2;
    }

    /** The largest; NaN if there are none, or one is not a number. */
    double worst() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /**
     * The median, and the range if there is more than one value: {@code 21.4 (20.9 to 25.0)}.
     *
     * @param format of one figure, as {@link String#format} has it
     */
    String text(String format) {
        if (values.isEmpty()) {
            return "-";
        }
        String median = one(format, median());
        return values.size() == 1
                ? median
                : "%s (%s to %s)"
                        .formatted(
                                median,
                                one(format, Collections.min(values)),
                                one(format, Collections.max(values)));
    }

    static String one(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
