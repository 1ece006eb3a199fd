package dev.gilspy.report;

import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.WhatIf;
import java.util.ArrayList;
import java.util.List;

/** What ways out of the GIL could gain: the factor, its bounds, and what it takes for granted. */
final class WhatIfText {
    private static final int FACTOR_WIDTH = 6;
    private static final String INDENT = " ".repeat(FACTOR_WIDTH + 4);

    private final TextOptions options;
    private final Palette palette;

    WhatIfText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        if (!verdict.whatIf().isEmpty()) {
            lines.add(palette.heading("WHAT IF") + "  times as fast, or as short");
        }
        for (WhatIf whatIf : verdict.whatIf()) {
            String lead = Columns.right(Shares.number(whatIf.factor()), FACTOR_WIDTH) + " x  ";
            for (String line : wrap(what(whatIf))) {
                lines.add(lead + line);
                lead = INDENT;
            }
            wrap(whatIf.assumption()).forEach(line -> lines.add(palette.faint(INDENT + line)));
        }
        return lines;
    }

    private List<String> wrap(String text) {
        return Columns.wrap(Columns.plain(text), options.width() - INDENT.length());
    }

    private static String what(WhatIf whatIf) {
        return Double.isNaN(whatIf.low())
                ? whatIf.what()
                : "%s (%s to %s)"
                        .formatted(
                                whatIf.what(),
                                Shares.number(whatIf.low()),
                                Shares.number(whatIf.high()));
    }
}
