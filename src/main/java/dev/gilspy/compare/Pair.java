package dev.gilspy.compare;

import dev.gilspy.model.Frame;
import java.util.Map;
import java.util.TreeMap;

/** Time charged to one function, or to one call of it, block by block of both recordings. */
final class Pair {
    private final String function;
    private final String file;
    private final Stacks stacks;
    private final double[] before;
    private final double[] after;
    private final Map<Integer, Double> linesBefore = new TreeMap<>();
    private final Map<Integer, Double> linesAfter = new TreeMap<>();

    /** Adds time of one side, at a line of the function. */
    interface Adding {
        void add(Pair pair, double[] nanos, int line);
    }

    Pair(Frame frame, Stacks stacks) {
        this.function = frame.function();
        this.file = frame.file();
        this.stacks = stacks;
        this.before = new double[stacks.before().lengths().length];
        this.after = new double[stacks.after().lengths().length];
    }

    void addBefore(double[] nanos, int line) {
        linesBefore.merge(line, add(before, nanos), Double::sum);
    }

    void addAfter(double[] nanos, int line) {
        linesAfter.merge(line, add(after, nanos), Double::sum);
    }

    private static double add(double[] sums, double[] nanos) {
        double all = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += nanos[i];
            all += nanos[i];
        }
        return all;
    }

    /** The function with the line that carries most now, or carried most if it is gone. */
    Frame frame() {
        Map<Integer, Double> lines = linesAfter.isEmpty() ? linesBefore : linesAfter;
        int line =
                lines.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0);
        return new Frame(function, file, line);
    }

    /** In shares of all the time. */
    Difference difference() {
        return stacks.differences()
                .of(
                        BlockMeans.share(before, stacks.before().lengths()),
                        BlockMeans.share(after, stacks.after().lengths()));
    }
}
