package dev.gilspy.report;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.BlameFlame;
import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All waiting of a process, by the function in which the holder was, and that function's caller.
 */
public final class BlameRows {
    private final ProcessSummary process;
    private final Map<Object, Waiting> byPlace = new LinkedHashMap<>();

    /**
     * Waiting for one function, called by one other.
     *
     * @param nanos the waiting
     * @param share of all waiting, 0 to 1
     * @param where the function and its caller; "" if the holder's stack is not known
     * @param holder who held the GIL, or how many threads did
     */
    public record Row(long nanos, double share, String where, String holder) {}

    private static final class Waiting {
        private final List<Frame> leafFirst;
        private final Blame first;
        private final TreeSet<Integer> holders = new TreeSet<>();
        private long nanos;

        private Waiting(List<Frame> leafFirst, Blame first) {
            this.leafFirst = leafFirst;
            this.first = first;
        }
    }

    private BlameRows(ProcessSummary process) {
        this.process = process;
        for (Blame part : process.blame()) {
            Waiting waiting =
                    byPlace.computeIfAbsent(
                            key(part), absent -> new Waiting(leafFirst(part), part));
            waiting.nanos += part.nanos();
            waiting.holders.add(part.holder());
        }
    }

    /** Most waiting first; empty if there was none. All text is plain. */
    public static List<Row> of(ProcessSummary process) {
        return new BlameRows(process).rows();
    }

    private List<Row> rows() {
        long total = process.blame().stream().mapToLong(Blame::nanos).sum();
        return byPlace.values().stream()
                .filter(waiting -> total > 0)
                .sorted(Comparator.comparingLong(waiting -> -waiting.nanos))
                .map(waiting -> row(waiting, (double) waiting.nanos / total))
                .toList();
    }

    private Row row(Waiting waiting, double share) {
        String where = String.join(" ← ", waiting.leafFirst.stream().map(Code::text).toList());
        return new Row(waiting.nanos, share, Columns.plain(where), Columns.plain(holder(waiting)));
    }

    private String holder(Waiting waiting) {
        if (waiting.leafFirst.isEmpty()) {
            return new BlameFlame(process).withoutStack(waiting.first.holder());
        }
        return waiting.holders.size() > 1
                ? Shares.plural(waiting.holders.size(), "thread")
                : ThreadNames.find(process, waiting.first.holder()).orElse("a thread not known");
    }

    /** The functions, not their lines; where no stack is known, the thread. */
    private static Object key(Blame blame) {
        List<Frame> frames = leafFirst(blame);
        return frames.isEmpty()
                ? blame.holder()
                : frames.stream().map(frame -> List.of(frame.function(), frame.file())).toList();
    }

    /** The function and its caller; what starts a thread is nobody's caller. */
    private static List<Frame> leafFirst(Blame blame) {
        List<Frame> leafFirst = new ArrayList<>();
        List<Frame> stack = blame.holderStack();
        for (int i = stack.size() - 1; i >= 0 && leafFirst.size() < 2; i--) {
            if (!Code.startsThread(stack.get(i))) {
                leafFirst.add(stack.get(i));
            }
        }
        return leafFirst;
    }
}
