package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** One process in Markdown: its busiest threads, who makes others wait, event loops, the flame. */
final class MarkdownProcess {
    private static final int MOST_THREADS = 12;
    private static final int MOST_PLACES = 5;
    private static final int LONGEST_NAME = 80;
    private static final int FLAME_COLUMNS = 100;

    private MarkdownProcess() {}

    /**
     * @param alone a recording of this process only
     */
    static List<String> of(Summary alone, ProcessSummary process) {
        List<String> blocks = new ArrayList<>(tables(process));
        blocks.addAll(MarkdownBlocks.folded("Event loops", TextParts.eventLoops(process)));
        blocks.addAll(
                MarkdownBlocks.folded(
                        "Flame", TextParts.flame(process, alone.observedNanos(), FLAME_COLUMNS)));
        return blocks;
    }

    /** Only what fits many times into one comment. */
    static List<String> tables(ProcessSummary process) {
        List<String> blocks = new ArrayList<>(threads(process));
        blocks.addAll(blame(process));
        return blocks;
    }

    private static List<String> threads(ProcessSummary process) {
        List<ThreadSummary> threads = process.threads();
        List<String> blocks =
                new ArrayList<>(
                        MarkdownBlocks.table(
                                List.of(
                                        "thread",
                                        ">TID",
                                        process.info().gilEnabled() ? ">held %" : ">attached %",
                                        ">waiting %",
                                        ">native %",
                                        ">blocked %",
                                        ">hold p99",
                                        ">wait p99"),
                                threads.stream()
                                        .limit(MOST_THREADS)
                                        .map(MarkdownProcess::row)
                                        .toList()));
        if (threads.size() > MOST_THREADS) {
            blocks.add(
                    Shares.plural(threads.size() - MOST_THREADS, "less busy thread")
                            + " left out.");
        }
        return blocks;
    }

    private static List<String> row(ThreadSummary thread) {
        boolean observed = thread.observedNanos() > 0;
        double held = observed ? thread.heldShare() : Double.NaN;
        return List.of(
                code(ThreadNames.of(thread)),
                Markdown.text(ThreadNames.tid(thread)),
                Shares.percent(held),
                share(thread, ThreadState.WAITING),
                share(thread, ThreadState.NATIVE),
                share(thread, ThreadState.BLOCKED),
                Durations.of(thread.holds(), thread.holds().p99Nanos()),
                Durations.of(thread.waits(), thread.waits().p99Nanos()));
    }

    private static String share(ThreadSummary thread, ThreadState state) {
        return Shares.percent(thread.observedNanos() > 0 ? thread.share(state) : Double.NaN);
    }

    private static String code(String name) {
        return Markdown.code(Columns.fit(name, LONGEST_NAME));
    }

    private static List<String> blame(ProcessSummary process) {
        List<List<String>> rows =
                BlameRows.of(process).stream()
                        .limit(MOST_PLACES)
                        .map(
                                row ->
                                        List.of(
                                                Shares.percent(row.share()),
                                                Markdown.code(
                                                        Columns.fit(row.where(), 2 * LONGEST_NAME)),
                                                Markdown.text(
                                                        Columns.fit(row.holder(), LONGEST_NAME))))
                        .toList();
        return MarkdownBlocks.table(
                List.of(">% of all waiting", "who makes others wait", "in"), rows);
    }
}
