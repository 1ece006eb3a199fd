package dev.gilspy.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** How far figures of the same kind lie apart; NaN where none of them is known. */
public record Spread(double min, double median, double max) {

    /** Of those that are known. */
    public static Spread of(DoubleStream figures) {
        double[] known = figures.filter(figure -> !Double.isNaN(figure)).sorted().toArray();
        if (known.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        double middle = (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
        return new Spread(known[0], middle, known[known.length - 1]);
    }

    /** Of amounts of memory, which are negative where they are not known. */
    static Spread ofBytes(long[] amounts) {
        return of(Arrays.stream(amounts).filter(bytes -> bytes >= 0).asDoubleStream());
    }
}
