package dev.gilspy.report;

import dev.gilspy.analysis.Shares;

/** What was predicted of the same work in processes, beside what was measured. */
public final class ProcessGainText {
    private static final String HEADING = "THE SAME WORK IN PROCESSES";
    private static final String INDENT = "  ";

    private final TextOptions options;

    public ProcessGainText(TextOptions options) {
        this.options = options;
    }

    /**
     * A section that stands below a report.
     *
     * @param predicted how many times as fast
     * @param measured the same
     */
    public String render(double predicted, double measured) {
        double off = predicted / measured - 1;
        String sentence =
                "Predicted: %s times as fast. Measured on this machine: %s times. The prediction is %s %% too %s."
                        .formatted(
                                Shares.number(predicted),
                                Shares.number(measured),
                                Shares.count(Math.round(100 * Math.abs(off))),
                                off > 0 ? "high" : "low");
        StringBuilder lines = new StringBuilder("\n");
        lines.append(new Palette(options.color()).heading(HEADING)).append('\n');
        for (String line : Columns.wrap(sentence, options.width() - INDENT.length())) {
            lines.append(INDENT).append(line).append('\n');
        }
        return lines.toString();
    }
}
