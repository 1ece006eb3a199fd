package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.export.pprof.PprofExporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Recordings of several processes in the formats that have no place of their own for them. */
class FleetFormatsTest {
    private static final Summary FLEET = FleetScenes.gunicorn();
    private static final String WORKER = "pid 4301 gunicorn: worker [shop:app]";

    private static byte[] written(Exporter exporter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(FLEET, out);
        return out.toByteArray();
    }

    private static String text(Exporter exporter) throws IOException {
        return new String(written(exporter), StandardCharsets.UTF_8);
    }

    @Test
    void aProcessIsTheRootOfItsFoldedStacks() throws IOException {
        assertThat(text(new FoldedExporter()).lines())
                .allMatch(line -> line.matches("pid 4(200|301|302) gunicorn: .*;.* \\d+"))
                .anyMatch(line -> line.startsWith(WORKER + ";worker-1 (4302);"));
        assertThat(text(new FoldedBlameExporter()).lines())
                .anyMatch(line -> line.startsWith(WORKER + ";worker-1 (4302);"));
    }

    @Test
    void aProcessStandsBeforeTheNamesOfProfilesAndDistributions() throws IOException {
        assertThat(SpeedscopeFile.of(FLEET).profiles())
                .contains(WORKER + " · made others wait", WORKER + " · worker-1 (4302) · running");
        assertThat(text(new HgrmExporter())).contains("#[" + WORKER + ", worker-1 (4302): hold]");
    }

    @Test
    void pprofHasItsPidAndCommandAsLabels() throws IOException {
        byte[] compressed = written(new PprofExporter());
        byte[] profile = new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
        assertThat(new String(profile, StandardCharsets.UTF_8))
                .contains("pid", "4301", "process", "gunicorn: worker [shop:app]");
    }
}
