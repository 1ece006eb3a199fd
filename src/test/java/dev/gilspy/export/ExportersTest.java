package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.aggregate.Scenes;
import dev.gilspy.error.UsageException;
import dev.gilspy.report.TextOptions;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ExportersTest {
    private final Exporters exporters = new Exporters(TextOptions.PLAIN);

    @Test
    void areFoundByNameAndByEnding() {
        assertThat(exporters.byFormat("json")).isInstanceOf(JsonExporter.class);
        assertThat(exporters.findByFileName("out/run.JSON")).get().isInstanceOf(JsonExporter.class);
        assertThat(exporters.findByFileName("run.folded")).get().isInstanceOf(FoldedExporter.class);
        assertThat(exporters.findByFileName("run.hlog")).get().isInstanceOf(HlogExporter.class);
        assertThat(exporters.findByFileName("run.txt")).get().isInstanceOf(TextExporter.class);
        assertThat(exporters.findByFileName("run.html")).get().isInstanceOf(HtmlExporter.class);
        assertThat(exporters.findByFileName("run.md")).get().isInstanceOf(MarkdownExporter.class);
    }

    @Test
    void theLongestEndingDecides() {
        assertThat(exporters.findByFileName("run.speedscope.json"))
                .get()
                .isInstanceOf(SpeedscopeExporter.class);
        assertThat(exporters.findByFileName("speedscope.json"))
                .get()
                .isInstanceOf(JsonExporter.class);
        assertThat(exporters.findByFileName("run.Blame.Folded"))
                .get()
                .isInstanceOf(FoldedBlameExporter.class);
    }

    @Test
    void anUnknownOneIsAnsweredWithTheKnown() {
        assertThat(exporters.findByFileName("run.xyz")).isEmpty();
        assertThat(exporters.endings())
                .startsWith(".txt", ".json", ".folded", ".collapsed", ".hlog")
                .contains(".html", ".htm", ".md", ".markdown", ".blame.folded", ".speedscope.json")
                .contains(".hold.hgrm", ".wait.hgrm", ".hgrm", ".prom", ".openmetrics");
        assertThatThrownBy(() -> exporters.byFormat("xyz"))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e ->
                                assertThat(e.hint())
                                        .contains("text, json, folded, hlog, html, markdown"));
    }

    @Test
    void aFullDiskIsNeverSwallowed() {
        for (Exporter exporter : exporters.all()) {
            assertThatThrownBy(() -> exporter.write(Scenes.threeWorkers(), new FullDisk()))
                    .as(exporter.name())
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
