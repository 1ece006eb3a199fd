package dev.gilspy.report;

import dev.gilspy.aggregate.ProcessWindow;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Bytes;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was observed, for how long and by what means. */
public final class HeaderText {
    private final TextOptions options;
    private final Palette palette;

    public HeaderText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    public List<String> lines(Summary summary, ProcessSummary process) {
        List<String> items = items(summary, process, options.width() / 2);
        return Columns.wrapItems(items, options.width()).stream().map(palette::heading).toList();
    }

    /**
     * @param process null if there is none
     * @param commandWidth columns of the longest command line
     */
    public static List<String> items(Summary summary, ProcessSummary process, int commandWidth) {
        List<String> items = new ArrayList<>();
        items.add("gilspy");
        if (process != null) {
            items.add(command(process.info(), commandWidth));
            items.add(
                    interpreter(
                            process.info(), process.interpreters().size(), process.gils().size()));
            taken(process.window()).ifPresent(items::add);
        }
        items.add(Durations.exact(summary.observedNanos()) + stopped(summary));
        if (summary.run() != null) {
            items.add(durations(summary));
            double cpus = summary.run().cpusUsable();
            items.add(Shares.cpus(cpus) + (cpus == 1 ? " usable CPU" : " usable CPUs"));
        }
        return items;
    }

    /** What the process takes of the machine, a clause; empty if it is not known. */
    private static Optional<String> taken(ProcessWindow window) {
        boolean memory = window.last() != null && window.last().residentBytes() >= 0;
        return Double.isNaN(window.cpusUsed()) || !memory
                ? Optional.empty()
                : Optional.of(
                        "took %s CPUs, %s of memory"
                                .formatted(
                                        Shares.number(window.cpusUsed()),
                                        Bytes.text(window.last().residentBytes())));
    }

    private static String durations(Summary summary) {
        if (summary.run().source() == Run.Source.REMOTE) {
            return "sampled durations";
        }
        boolean exact =
                summary.processes().stream()
                        .flatMap(process -> process.threads().stream())
                        .allMatch(thread -> thread.holds().exact() && thread.waits().exact());
        return exact ? "exact durations (kernel)" : "kernel source, some durations estimated";
    }

    /** PID and command line, cut where it would be wider than so many columns. */
    public static String command(ProcessInfo info, int width) {
        String command = command(info);
        return Columns.fit(("pid " + info.pid() + " " + command).stripTrailing(), width);
    }

    /** The command line, plain. */
    public static String command(ProcessInfo info) {
        List<String> words = new ArrayList<>(info.command());
        if (!words.isEmpty()) {
            // Where the interpreter lies says less than what it runs, and room is short.
            String program = words.get(0);
            words.set(0, program.substring(program.lastIndexOf('/') + 1));
        }
        return Columns.plain(String.join(" ", words));
    }

    /**
     * What runs the program: implementation, version, and what there is of interpreters and GILs.
     *
     * @param gils how many there are, if they are in force
     */
    public static String interpreter(ProcessInfo info, int interpreters, int gils) {
        List<String> parts = new ArrayList<>();
        boolean several = interpreters > 1;
        parts.add(
                Columns.plain(info.implementation() + " " + info.version())
                        + (info.freeThreaded() ? " free-threaded" : ""));
        if (info.freeThreaded() || !info.gilEnabled() || !several) {
            parts.add(info.gilEnabled() ? "GIL on" : "GIL off");
        }
        if (several) {
            parts.add(Shares.plural(interpreters, "interpreter"));
        }
        if (several && info.gilEnabled()) {
            parts.add(Shares.plural(gils, "GIL"));
        }
        return String.join(", ", parts);
    }

    private static String stopped(Summary summary) {
        if (summary.ending() == null) {
            return " so far";
        }
        return switch (summary.ending().reason()) {
            case DURATION -> "";
            case EXIT -> ", until it was gone";
            case SIGNAL -> summary.ending().cutOff() ? ", cut off" : ", until interrupted";
        };
    }
}
