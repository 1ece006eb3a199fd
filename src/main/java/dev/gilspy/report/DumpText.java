package dev.gilspy.report;

import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.Look;
import dev.gilspy.model.Look.ThreadLook;
import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/** One look at a process as text: each thread with its state, and its stack from the leaf down. */
public final class DumpText {
    /** Marks the thread that holds the GIL, also without colour. */
    private static final String HOLDER = "* ";

    private static final String OTHER = "  ";
    private static final String FRAME = "      ";

    private final TextOptions options;
    private final Palette palette;

    public DumpText(TextOptions options) {
        this.options = options;
        this.palette = new Palette(options.color());
    }

    /** The whole look; every line ends with a newline. */
    public String render(Look look) {
        List<String> lines = new ArrayList<>();
        List<String> header =
                List.of(
                        "gilspy",
                        HeaderText.command(look.process(), options.width() / 2),
                        HeaderText.interpreter(
                                look.process(), look.interpreters().size(), gils(look)),
                        Shares.plural(look.threads().size(), "thread"));
        Columns.wrapItems(header, options.width())
                .forEach(line -> lines.add(palette.heading(line)));
        boolean several = look.interpreters().size() > 1;
        for (ThreadLook thread : look.threads()) {
            lines.add("");
            lines.add(threadLine(thread, several));
            addStack(lines, thread.frames());
        }
        lines.add("");
        lines.add(palette.faint(mark(look)));
        for (String limit : look.process().limits()) {
            Columns.wrap(Columns.plain(limit), options.width())
                    .forEach(line -> lines.add(palette.warning(line)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static int gils(Look look) {
        return (int) look.interpreters().stream().map(InterpreterInfo::gil).distinct().count();
    }

    /** What the holder's mark means, or that nobody has it. */
    private static String mark(Look look) {
        boolean held = look.threads().stream().anyMatch(thread -> thread.state().holdsGil());
        if (!look.process().gilEnabled()) {
            return held ? "* attached to the interpreter" : "no thread was seen to be attached";
        }
        if (gils(look) > 1) {
            return held ? "* holds its interpreter's GIL" : "no thread was seen to hold a GIL";
        }
        return held ? "* holds the GIL" : "no thread was seen to hold the GIL";
    }

    private String threadLine(ThreadLook thread, boolean severalInterpreters) {
        String state = thread.state().label();
        if (thread.kind() != BlockedKind.NONE) {
            state += "/" + thread.kind().label();
        }
        if (severalInterpreters) {
            state += "  interpreter " + thread.thread().interpreter();
        }
        String call = thread.syscallName().isEmpty() ? "" : "  in " + thread.syscallName();
        String tid = tid(thread.thread());
        int room =
                options.width()
                        - OTHER.length()
                        - tid.length()
                        - 2
                        - state.length()
                        - call.length();
        String name = Columns.fit(ThreadNames.of(thread.thread()), room);
        return (thread.state().holdsGil() ? HOLDER : OTHER)
                + palette.heading(name)
                + tid
                + "  "
                + palette.state(thread.state(), state)
                + Columns.plain(call);
    }

    private static String tid(ThreadInfo thread) {
        if (thread.tid() <= 0) {
            return "";
        }
        String inside = thread.inContainer() ? ", " + thread.localTid() + " in its container" : "";
        return " (" + thread.tid() + inside + ")";
    }

    private void addStack(List<String> lines, List<Frame> rootFirst) {
        if (rootFirst.isEmpty()) {
            lines.add(FRAME + palette.faint("stack not known"));
        }
        for (int i = rootFirst.size() - 1; i >= 0; i--) {
            String frame = Columns.plain(Code.text(rootFirst.get(i)));
            lines.add(FRAME + Columns.fit(frame, options.width() - FRAME.length()));
        }
    }
}
