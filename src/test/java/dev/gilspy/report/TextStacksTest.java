package dev.gilspy.report;

import static dev.gilspy.report.TextReportTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.Run;
import dev.gilspy.model.ThreadState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the text report shows stacks. */
class TextStacksTest {
    @Test
    void stacksReadUnderAPauseAreNotApproximate() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).pause(Run.Pause.HOLDER).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 10, scene.stack("f a.py:1")).end(10);
        assertThat(text(ledger.summary(), 80)).doesNotContain("approximate");
    }

    @Test
    void callsAreIndentedBelowTheirCallers() {
        assertThat(flame("<module> app.py:9", "serve app.py:7", "spin app.py:3"))
                .containsExactly(
                        "<module> (app.py:9)", "└ serve (app.py:7)", "  └ spin (app.py:3)");
    }

    @Test
    void whatStartsAThreadAndLibraryCallsThatOnlyLeadOnTakeNoRoom() {
        String lib = " /usr/lib/python3.12/";
        assertThat(
                        flame(
                                "Thread._bootstrap" + lib + "threading.py:1",
                                "Thread.run" + lib + "threading.py:3",
                                "_worker" + lib + "thread.py:4",
                                "_WorkItem.run" + lib + "thread.py:5",
                                "score app.py:6",
                                "loads" + lib + "json.py:7"))
                .containsExactly(
                        "… 2 library calls", "└ score (app.py:6)", "  └ loads (json.py:7)");
    }

    @Test
    void deepCallsStayReadableOnANarrowTerminal() {
        String[] deep = new String[60];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = "call_" + i + " app.py:" + (i + 1);
        }
        assertThat(flame(deep)).last().asString().contains("call_59 (app.py");
    }

    /** The tree of a thread that runs with one stack, root first. */
    private static List<String> flame(String... stack) {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        scene.is(scene.thread("a"), ThreadState.RUNNING, 1000, scene.stack(stack)).end(1000);
        return text(ledger.summary(), 60)
                .lines()
                .dropWhile(line -> !line.startsWith("    held"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(34))
                .toList();
    }

    @Test
    void whatIsPrunedIsCountedAndShownOnRequest() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("a");
        scene.is(thread, ThreadState.RUNNING, 990, scene.stack("main a.py:1", "hot a.py:5"));
        scene.is(thread, ThreadState.RUNNING, 5, scene.stack("main a.py:1", "cold a.py:9"))
                .end(1000);
        Summary summary = ledger.summary();
        assertThat(text(summary, 80)).contains("(1 small branch left out; --all shows them)");
        assertThat(text(summary, 80)).doesNotContain("cold");
        assertThat(new TextReport(new TextOptions(80, false, true)).render(summary))
                .contains("cold (a.py:9)");
    }
}
