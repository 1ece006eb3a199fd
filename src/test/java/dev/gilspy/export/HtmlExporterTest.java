package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Scenes;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.ThreadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The file itself; {@code PageTest} opens it in a browser. */
class HtmlExporterTest {
    private static String html(Summary summary) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlExporter().write(summary, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theSameRecordingGivesTheSamePage() throws IOException {
        assertThat(html(Scenes.threeWorkers())).isEqualTo(html(Scenes.threeWorkers()));
    }

    @Test
    void stallsOfEventLoopsAreInIt() throws IOException {
        assertThat(html(Scenes.eventLoop())).contains("EVENT LOOP  MainThread, asyncio");
        assertThat(html(Scenes.threeWorkers())).doesNotContain("EVENT LOOP");
    }

    @Test
    void nothingInItIsLoadedFromAnywhere() throws IOException {
        assertThat(html(Scenes.threeWorkers()))
                .contains("default-src &#x27;none&#x27;", "script-src &#x27;sha256-")
                .doesNotContain("src=\"", "@import", "url(", "unsafe-inline", "connect-src");
    }

    @Test
    void namesCannotEndTheElementThatTheyStandIn() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        String name = "</script></style></td><script>alert(1)</script><!--";
        int thread = scene.thread(name);
        scene.is(thread, ThreadState.RUNNING, 10, scene.stack(name + " " + name + ":3")).end(10);
        String page = html(ledger.summary());
        assertThat(page.split("<script", -1)).as("data and script").hasSize(3);
        assertThat(page.split("</script", -1)).hasSize(3);
        assertThat(page.split("</style", -1)).hasSize(2);
    }

    @Test
    void aPageOfTwentyThousandStacksIsStillSmallAndSaysWhatItLeavesOut() throws IOException {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a");
        scene.is(thread, ThreadState.RUNNING, 100_000, scene.stack("main a.py:1", "hot a.py:2"));
        for (int i = 0; i < 20_000; i++) {
            String rare = "rare_" + i + " /srv/some/package/module_" + i % 50 + ".py:" + i;
            scene.is(thread, ThreadState.RUNNING, 1, scene.stack("main a.py:1", rare));
        }
        String page = html(ledger.summary());
        assertThat(page.length()).isLessThan(400_000);
        assertThat(page).containsPattern("\"left_out\":\\d{5}").contains("hot");
    }

    @Test
    void aPageOfSixtyFourWorkersCanBeOpenedAndSoCanOneOfThousands() throws IOException {
        String page = html(FleetScenes.workers(64));
        assertThat(page.length()).isLessThan(6_000_000);
        assertThat(page).contains("id=\"process-63\"").doesNotContain("had no room");
        assertThat(html(FleetScenes.workers(70)))
                .contains("celery worker-69", "6 processes had no room for more than a line here.")
                .doesNotContain("id=\"process-64\"");
    }

    @Test
    void ofSeveralProcessesEachHasItsOwnVerdictThreadsAndRun() throws IOException {
        String page = html(FleetScenes.gunicorn());
        assertThat(page)
                .contains("3 processes", "data-process=\"2\"", "href=\"#process-1\"")
                .contains("4 threads compete for the GIL", "poll_device");
        assertThat(page.split("id=\"process-", -1)).as("one place each").hasSize(4);
    }
}
