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

import j2html.tags.DomContent;
import java.util.List;

/**
 * A page that asks nothing of the network. Its sections are one below the other; the script makes
 * tabs of them. What only a script can draw has a text in its place until it does.
 *
 * @param name of the window
 * @param heading of the page
 * @param facts what stands beside it
 * @param sections what the page says
 * @param data what the script draws, as JSON that cannot end the element that it stands in
 */
record Document(
        String name,
        String heading,
        List<String> facts,
        DomContent sections,
        String data,
        Assets.Script program) {

    /** From doctype to its end. */
    String render() {
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
                title(name),
                style(rawHtml(Assets.style())));
    }

    /** Nothing may be loaded, and nothing run but the script that was written here. */
    private String policy() {
        return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src "
                + Assets.hash(program.text())
                + "; style-src "
                + Assets.hash(Assets.style());
    }

    private DomContent pageBody() {
        return body(
                header(
                        h1(heading),
                        p(each(facts, fact -> join(span(fact), " "))).withClass("facts"),
                        button("Dark").withId("theme").withType("button").attr("hidden")),
                nav().withId("tabs"),
                main(sections),
                script(rawHtml(data)).withType("application/json").withId("data"),
                script(rawHtml(program.text())));
    }
}
