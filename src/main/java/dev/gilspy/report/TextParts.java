package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words of the text report that other formats for people have, too; all of them plain. */
public final class TextParts {
    private static final Palette NO_COLORS = new Palette(false);
    private static final TextOptions PLAIN = new TextOptions(120, false, false);

    private TextParts() {}

    /**
     * What was observed, for how long and by what means, a clause each.
     *
     * @param process null if there is none
     */
    public static List<String> header(Summary summary, ProcessSummary process) {
        return HeaderText.items(summary, process, Integer.MAX_VALUE);
    }

    /** PID and command line. */
    public static String command(ProcessSummary process) {
        return HeaderText.command(process.info(), Integer.MAX_VALUE);
    }

    /** What an escape from the GIL could gain, a sentence; empty if next to nothing. */
    public static Optional<String> ceiling(Verdict verdict) {
        return VerdictText.ceiling(verdict);
    }

    /**
     * How sure a verdict is, a clause; empty where nothing, or several processes, were observed.
     */
    public static Optional<String> confidence(Summary summary, Verdict verdict) {
        boolean ofSeveral = summary.processes().size() > 1 && verdict.confidence() == null;
        return ofSeveral
                ? Optional.empty()
                : VerdictText.confidence(verdict, summary.observedNanos());
    }

    /** What to do, a sentence each. */
    public static List<String> remedies(Verdict verdict) {
        return VerdictText.remedies(verdict);
    }

    /** What the words mean where no GIL is in force; empty where one is. */
    public static Optional<String> withoutGil(ProcessSummary process) {
        return process.info().gilEnabled()
                ? Optional.empty()
                : Optional.of(ThreadsText.WITHOUT_GIL);
    }

    /** A thread's name; a dash where it is not known. */
    public static String name(ThreadSummary thread) {
        return ThreadNames.of(thread);
    }

    /** A thread's TID, with the one in its container where that is another; a dash for none. */
    public static String tid(ThreadSummary thread) {
        return ThreadNames.tid(thread);
    }

    /** All stacks as an indented tree, so many columns wide; empty if none is known. */
    public static List<String> flame(ProcessSummary process, long windowNanos, int width) {
        return new FlameText(new TextOptions(width, false, false), NO_COLORS)
                .lines(process, windowNanos);
    }

    /**
     * What else there is to say of the GIL and of locks, as lines of text: how it was dropped,
     * which of the interpreter's locks threads queued for, who stopped all others, and for how long
     * event loops were kept from their events. Mostly empty.
     */
    public static List<String> remarks(Summary summary, ProcessSummary process) {
        List<List<String>> parts =
                List.of(
                        new DropsText(PLAIN, NO_COLORS).lines(process),
                        new LocksText(PLAIN, NO_COLORS).lines(process, summary.observedNanos()),
                        new PausesText(PLAIN, NO_COLORS).lines(process, summary),
                        eventLoops(process));
        List<String> lines = new ArrayList<>();
        for (List<String> part : parts) {
            if (!part.isEmpty() && !lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(part);
        }
        return lines;
    }

    /** For how long at a time event loops were kept from their events; empty without a loop. */
    public static List<String> eventLoops(ProcessSummary process) {
        return new EventLoopText(PLAIN, NO_COLORS).lines(process);
    }

    /** The figures of the run's own quality, a clause each. */
    public static List<String> run(Summary summary) {
        return RunText.items(summary);
    }

    /** What to be careful about, a sentence each. */
    public static List<String> warnings(Summary summary) {
        return RunText.warnings(summary);
    }
}
