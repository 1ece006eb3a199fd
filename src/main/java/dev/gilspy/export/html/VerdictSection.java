package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.tr;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.WhatIf;
import dev.gilspy.report.TextParts;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;

/** The verdict: its sentence, what it rests on, what to do, and what that could gain. */
final class VerdictSection {
    private VerdictSection() {}

    static DomContent of(Summary summary, Verdict verdict) {
        List<String> remedies = TextParts.remedies(verdict);
        return div(
                        p(
                                span(verdict.code().label().toUpperCase(Locale.ROOT))
                                        .withClass("code"),
                                text(" "),
                                span(TextParts.confidence(summary, verdict).orElse(""))
                                        .withClass("confidence")),
                        p(Elements.plain(verdict.summary())).withClass("sentence"),
                        each(TextParts.ceiling(verdict).stream().toList(), sentence -> p(sentence)),
                        iff(
                                !verdict.evidence().isEmpty(),
                                Elements.list("evidence", verdict.evidence())),
                        iff(!remedies.isEmpty(), remedies(remedies)),
                        iff(!verdict.whatIf().isEmpty(), whatIf(verdict.whatIf())))
                .withClass("verdict " + verdict.code().label());
    }

    private static DomContent remedies(List<String> remedies) {
        return div(
                h2("What to do"), ol(each(remedies, remedy -> li(remedy))).withClass("remedies"));
    }

    private static DomContent whatIf(List<WhatIf> ways) {
        return div(
                h2("What it could gain"),
                Elements.scrolled(
                        "What it could gain",
                        Elements.headed(
                                        List.of(
                                                "way out",
                                                "\ttimes as fast,\nor as short",
                                                "\tfrom – to",
                                                "if"))
                                .with(tbody(each(ways, VerdictSection::row)))));
    }

    private static DomContent row(WhatIf way) {
        boolean bounded = !Double.isNaN(way.low()) && !Double.isNaN(way.high());
        String range =
                bounded
                        ? Shares.number(way.low()) + " – " + Shares.number(way.high())
                        : Shares.UNKNOWN;
        return tr(
                td(Elements.plain(way.what())),
                Elements.figure(Shares.number(way.factor())),
                Elements.figure(range),
                td(Elements.plain(way.assumption())));
    }
}
