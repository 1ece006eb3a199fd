package dev.gilspy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.Look;
import dev.gilspy.model.Look.ThreadLook;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpTest {
    private static final ProcessInfo PROCESS =
            new ProcessInfo(
                    4242,
                    1,
                    List.of("python3", "app.py"),
                    "CPython",
                    "3.11.7",
                    false,
                    true,
                    5_000_000);

    private static final Look LOOK =
            new Look(
                    PROCESS,
                    List.of(new InterpreterInfo(0, 0)),
                    List.of(
                            thread(
                                    0,
                                    "MainThread",
                                    ThreadState.RUNNING,
                                    BlockedKind.NONE,
                                    "",
                                    "<module>",
                                    "spin"),
                            thread(
                                    1,
                                    "poller",
                                    ThreadState.BLOCKED,
                                    BlockedKind.POLL,
                                    "epoll_wait",
                                    "loop",
                                    "select"),
                            thread(
                                    2,
                                    "wörker 線",
                                    ThreadState.WAITING,
                                    BlockedKind.NONE,
                                    "",
                                    "handle"),
                            thread(3, "", ThreadState.NATIVE, BlockedKind.NONE, "")));

    private static ThreadLook thread(
            int id,
            String name,
            ThreadState state,
            BlockedKind kind,
            String call,
            String... functions) {
        List<Frame> frames =
                List.of(functions).stream().map(f -> new Frame(f, "/srv/app.py", 7 + id)).toList();
        ThreadInfo info = new ThreadInfo(id, 4242 + id, name, 0);
        boolean inContainer = state == ThreadState.WAITING;
        return new ThreadLook(inContainer ? info.calledInside(7) : info, state, kind, call, frames);
    }

    @Test
    void looksAsRecorded() throws IOException {
        Golden.assertMatches("dump.txt", new DumpText(TextOptions.PLAIN).render(LOOK));
        StringWriter json = new StringWriter();
        DumpJson.write(LOOK, json);
        Golden.assertMatches("dump.json", json.toString());
    }

    @Test
    void theHolderIsMarkedWithoutColour() {
        assertThat(new DumpText(TextOptions.PLAIN).render(LOOK).lines())
                .filteredOn(line -> line.startsWith("* "))
                .containsExactly("* MainThread (4242)  running", "* holds the GIL");
    }

    @Test
    void aStackHasItsLeafOnTop() {
        String text = new DumpText(TextOptions.PLAIN).render(LOOK);
        assertThat(text.indexOf("select (app.py:8)")).isLessThan(text.indexOf("loop (app.py:8)"));
    }

    @Test
    void itSaysWhenNobodyWasSeenToHold() {
        Look free = new Look(PROCESS, LOOK.interpreters(), LOOK.threads().subList(1, 3));
        assertThat(new DumpText(TextOptions.PLAIN).render(free))
                .contains("no thread was seen to hold the GIL");
    }
}
