package dev.gilspy.export.html;

import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.join;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.report.TextParts;
import j2html.tags.DomContent;
import java.util.List;

/**
 * The whole page. Its sections are one below the other; the script makes tabs of them. What only a
 * script can draw has a text in its place until it does.
 */
public final class Page {
    private final Summary summary;
    private final Verdict verdict;

    public Page(Summary summary, Verdict verdict) {
        this.summary = summary;
        this.verdict = verdict;
    }

    /** The page, from doctype to its end. */
    public String render() {
        return "<!DOCTYPE html>\n" + html(pageHead(), pageBody()).withLang("en").render() + "\n";
    }

    private DomContent pageHead() {
        return head(
                meta().withCharset("utf-8"),
                meta().attr("http-equiv", "Content-Security-Policy").withContent(policy()),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                meta().withName("referrer").withContent("no-referrer"),
                // Or the browser asks the server for a favicon.ico.
                link().withRel("icon").withHref("data:,"),
                title("gilspy: " + String.join(" · ", name())),
                style(rawHtml(Assets.style())));
    }

    /** Nothing may be loaded, and nothing run but the script that was written here. */
    private static String policy() {
        return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src "
                + Assets.hash(Assets.script())
                + "; style-src "
                + Assets.hash(Assets.style());
    }

    private List<String> name() {
        return summary.processes().stream().limit(1).map(TextParts::command).toList();
    }

    private DomContent pageBody() {
        return body(
                header(
                        h1("gilspy"),
                        p(each(facts(), fact -> join(span(fact), " "))).withClass("facts"),
                        button("Dark").withId("theme").withType("button").attr("hidden")),
                nav().withId("tabs"),
                main(new Panels(summary, verdict).render()),
                script(rawHtml(PageData.of(summary))).withType("application/json").withId("data"),
                script(rawHtml(Assets.script())));
    }

    private List<String> facts() {
        ProcessSummary first = summary.processes().isEmpty() ? null : summary.processes().get(0);
        List<String> facts = TextParts.header(summary, first);
        return facts.subList(1, facts.size());
    }
}
