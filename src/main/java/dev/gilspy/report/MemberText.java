package dev.gilspy.report;

import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What matters most of one of several processes: its verdict, its threads, who is to blame. */
final class MemberText {
    private static final int MOST_THREADS = 4;
    private static final int MOST_BLAMED = 3;
    private static final String INDENT = "  ";

    private final TextOptions options;
    private final Palette palette;

    MemberText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(JudgedProcess one) {
        List<String> lines = new ArrayList<>(heading(one));
        String verdict =
                one.verdict().code().label().toUpperCase(Locale.ROOT)
                        + "  "
                        + Columns.plain(one.verdict().summary());
        Columns.wrap(verdict, options.width() - INDENT.length())
                .forEach(line -> lines.add(INDENT + line));
        lines.addAll(
                ThreadsText.brief(options, palette, MOST_THREADS)
                        .lines(one.process(), one.summary().selection()));
        lines.addAll(
                new BlameText(options, palette, MOST_BLAMED)
                        .lines(one.process(), one.summary().selection()));
        return lines;
    }

    /** Which process it is. */
    List<String> heading(JudgedProcess one) {
        return List.of(
                palette.heading("── " + HeaderText.command(one.info(), options.width() - 3)));
    }

    /** That there are others. */
    List<String> more(int processes) {
        String what =
                processes == 0
                        ? "gilspy report RECORDING --process PID shows all of one process."
                        : "%s not shown by %s; --all shows all, gilspy report RECORDING --process PID one."
                                .formatted(
                                        processes == 1
                                                ? "1 process is"
                                                : Shares.count(processes) + " processes are",
                                        processes == 1 ? "itself" : "themselves");
        return Columns.wrap("(" + what + ")", options.width()).stream()
                .map(palette::faint)
                .toList();
    }
}
