package dev.gilspy.tui;

import java.util.Arrays;

/** A row of blocks of eight heights. */
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * One block for each stretch of the values, the newest at the right.
     *
     * @param values oldest first; NaN, which is drawn as nothing, if not known
     * @param full what a whole block stands for
     * @param width most blocks
     */
    static String of(double[] values, double full, int width) {
        int each = Math.max(1, (values.length + width - 1) / width);
        StringBuilder line = new StringBuilder();
        // From the end, so that the newest stretch is whole and no block changes but by moving on.
        for (int end = values.length; end > 0; end -= each) {
            double[] stretch = Arrays.copyOfRange(values, Math.max(0, end - each), end);
            line.append(block(mean(stretch) / full));
        }
        return line.reverse().toString();
    }

    private static char block(double share) {
        if (Double.isNaN(share)) {
            return ' ';
        }
        int height = (int) (share * BLOCKS.length());
        return BLOCKS.charAt(Math.max(0, Math.min(BLOCKS.length() - 1, height)));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
