package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.WhatIf;
import java.util.ArrayList;
import java.util.List;

/** A verdict in Markdown: its sentence, what it rests on, what to do, and what that could gain. */
final class MarkdownVerdict {
    private MarkdownVerdict() {}

    /**
     * @param summary what it is on
     */
    static List<String> of(Summary summary, Verdict verdict) {
        List<String> blocks = new ArrayList<>();
        blocks.add("**" + Markdown.text(verdict.summary()) + "**");
        TextParts.ceiling(verdict).ifPresent(sentence -> blocks.add(Markdown.text(sentence)));
        List<String> evidence = new ArrayList<>(verdict.evidence());
        TextParts.confidence(summary, verdict).ifPresent(evidence::add);
        blocks.addAll(MarkdownBlocks.list("- ", evidence));
        blocks.addAll(MarkdownBlocks.list("1. ", VerdictText.remedies(verdict)));
        blocks.addAll(whatIf(verdict.whatIf()));
        return blocks;
    }

    private static List<String> whatIf(List<WhatIf> ways) {
        List<List<String>> rows = new ArrayList<>();
        for (WhatIf way : ways) {
            boolean bounded = !Double.isNaN(way.low()) && !Double.isNaN(way.high());
            rows.add(
                    List.of(
                            Markdown.text(way.what()),
                            Shares.number(way.factor()),
                            bounded
                                    ? Shares.number(way.low()) + " – " + Shares.number(way.high())
                                    : Shares.UNKNOWN,
                            Markdown.text(way.assumption())));
        }
        return MarkdownBlocks.table(
                List.of("way out", ">times as fast, or as short", ">from – to", "if"), rows);
    }
}
