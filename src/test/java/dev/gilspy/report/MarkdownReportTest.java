package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.InterpreterScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

/** What readers of Markdown see of the report; commonmark-java is one of them. */
class MarkdownReportTest {
    private static final List<TablesExtension> TABLES =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final String HOSTILE =
            "</td>|`a``b`<img/src=x>*@octocat*[x](http://evil)#1\n$x$";

    private static String markdown(Summary summary) {
        return MarkdownReport.render(summary, Verdicts.of(summary));
    }

    /** What stands in a document, of the kinds that names must not become. */
    private static final class Found extends AbstractVisitor {
        private final List<String> html = new ArrayList<>();
        private final List<Node> links = new ArrayList<>();
        private final List<String> code = new ArrayList<>();
        private final List<Integer> columns = new ArrayList<>();

        static Found in(String markdown) {
            Found found = new Found();
            PARSER.parse(markdown).accept(found);
            return found;
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(Link link) {
            links.add(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image);
        }

        @Override
        public void visit(Code span) {
            code.add(span.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code.add(block.getLiteral());
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow row) {
                int cells = 0;
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    assertThat(cell).isInstanceOf(TableCell.class);
                    cells++;
                }
                columns.add(cells);
            }
            visitChildren(node);
        }
    }

    @Test
    void readsAsRecorded() throws IOException {
        Golden.assertMatches("workers.md", markdown(Scenes.threeWorkers()));
        Golden.assertMatches("device.md", markdown(Scenes.sleepsWithGil()));
        Golden.assertMatches("begun.md", markdown(Scenes.justBegun()));
        Golden.assertMatches("loop.md", markdown(Scenes.eventLoop()));
        Golden.assertMatches("fleet.md", markdown(FleetScenes.gunicorn()));
        Golden.assertMatches("without-gil.md", markdown(InterpreterScenes.withoutGil()));
    }

    @Test
    void itsTablesAreTables() {
        Found found = Found.in(markdown(Scenes.threeWorkers()));
        assertThat(found.columns)
                .as("three ways out; five threads; who makes others wait: each under its headings")
                .startsWith(4, 4, 4, 4, 8, 8, 8, 8, 8, 8, 3, 3)
                .doesNotContain(1, 2);
        assertThat(found.html).containsExactly("<details><summary>Flame</summary>", "</details>");
    }

    @Test
    void ofSeveralProcessesEachIsFoldedAwayUnderATableOfAll() {
        String markdown = markdown(FleetScenes.gunicorn());
        Found found = Found.in(markdown);
        assertThat(found.columns).as("ways out of the whole, then the table").contains(9);
        assertThat(found.html)
                .contains(
                        "<details><summary>pid 4200: idle</summary>",
                        "<details><summary>pid 4301: gil-bound</summary>",
                        "<details><summary>pid 4302: held-while-blocked</summary>");
        assertThat(markdown(FleetScenes.workers(200)).length())
                .isLessThan(MarkdownReport.MOST_CHARACTERS);
    }

    @Test
    void namesFromTheTargetAreNeitherMarkupNorHtmlNorCalls() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int first = scene.thread(HOSTILE);
        int second = scene.thread("| a | b |");
        int stack = scene.stack(HOSTILE.replace("\n", "") + " ```" + HOSTILE.strip() + ":3");
        for (int turn = 0; turn < 100; turn++) {
            scene.is(first, ThreadState.RUNNING, 10, stack).waits(first, 10, stack, second, stack);
            scene.waits(second, 10, stack, first, stack).is(second, ThreadState.RUNNING, 10, stack);
        }
        scene.end(2000);
        String markdown = markdown(ledger.summary());
        Found found = Found.in(markdown);
        assertThat(found.html).containsExactly("<details><summary>Flame</summary>", "</details>");
        assertThat(found.links).isEmpty();
        assertThat(found.columns).startsWith(4, 4, 4, 8, 8, 8, 3, 3).doesNotContain(1, 2);
        assertThat(found.code).contains(HOSTILE.replace("\n", "\\n"), "| a | b |");
        assertThat(textOf(markdown)).doesNotContain("@octocat", "http://", "#1");
    }

    /** The text outside of code, in which GitHub looks for calls and links. */
    private static String textOf(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Code span) {
                        span.unlink();
                    }

                    @Override
                    public void visit(FencedCodeBlock block) {
                        block.unlink();
                    }
                });
        return TextContentRenderer.builder().extensions(TABLES).build().render(document);
    }

    @Test
    void whatSentencesSayIsWhatIsRead() {
        String sentence = "1. a_b *c* [d](e) <f> & `g` ~h~ | $i$ \\ #7 x@y";
        assertThat(textOf(Markdown.text(sentence)).replace("\u200b", "")).isEqualTo(sentence);
        assertThat(textOf(Markdown.text("- x"))).isEqualTo("- x");
        assertThat(Found.in(Markdown.code("`a`")).code).containsExactly("`a`");
    }

    @Test
    void aLargeReportFitsAComment() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        String longName = "very_long_name_".repeat(40);
        for (int i = 0; i < 300; i++) {
            int thread = scene.thread(longName + i);
            int stack = scene.stack(longName + i + " /srv/" + longName + ".py:3");
            scene.is(thread, ThreadState.RUNNING, 3, stack);
        }
        scene.end(1000);
        assertThat(markdown(ledger.summary()))
                .hasSizeLessThan(65_536)
                .contains("288 less busy threads left out.");
    }
}
