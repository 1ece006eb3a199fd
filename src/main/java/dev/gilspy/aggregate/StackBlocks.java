package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The time of each stack, block by block: what a {@link Summary} has as one sum, so that it can be
 * told how much that sum varies. Fed beside a {@link Ledger}. Blocks are of a second, and of twice
 * as long whenever there would be too many; in each, the lightest stacks lose their frames as in
 * {@link Cells}. Not thread-safe.
 */
public final class StackBlocks implements Observer {
    static final int MAX_BLOCKS = 64;

    private static final int MAX_CELLS = 1_000;

    /** Far more than live at once; a recording of days has millions. */
    private static final int MOST_THREADS = 20_000;

    private static final long FIRST_WIDTH_NANOS = 1_000_000_000L;

    private final StackTable stackTable = new StackTable();
    private final Map<Integer, String> groups =
            new LinkedHashMap<>(16, 0.75f, true) { // as they were heard of last
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
                    return size() > MOST_THREADS;
                }
            };

    /** So that a name is kept once, and not for each thread of a thousand. */
    private final Map<String, String> groupNames = new HashMap<>();

    private final List<Cells<Key>> blocks = new ArrayList<>();
    private long widthNanos = FIRST_WIDTH_NANOS;
    private long startNanos;
    private long endNanos;

    /**
     * One stack in one state.
     *
     * @param group of the thread whose time it is
     * @param caused whether it is the holder's stack while somebody else waited
     */
    private record Key(String group, ThreadState state, boolean caused, int stack)
            implements Cells.Key<Key> {
        @Override
        public Key withoutStack() {
            return new Key(group, state, caused, StackTable.EMPTY);
        }

        @Override
        public Key withThreads(Map<Integer, Integer> newIds) {
            return this;
        }
    }

    @Override
    public void begin(Run run) {
        startNanos = run.startNanos();
        endNanos = startNanos;
    }

    @Override
    public void frame(int id, Frame frame) {
        stackTable.frame(id, frame);
    }

    @Override
    public void stack(int id, int parent, int frame) {
        stackTable.stack(id, parent, frame);
    }

    @Override
    public void observe(StackObservation seen) {
        String group = groups.getOrDefault(seen.thread(), "");
        spread(new Key(group, seen.state(), false, seen.stack()), seen);
        if (seen.state() == ThreadState.WAITING) {
            spread(new Key(group, ThreadState.WAITING, true, seen.holderStack()), seen);
        }
    }

    /** Time that goes over a block's border is shared out. */
    private void spread(Key key, StackObservation seen) {
        long to = Math.max(0, seen.atNanos() - startNanos);
        long from = Math.max(0, to - seen.nanos());
        endNanos = Math.max(endNanos, seen.atNanos());
        while (to > widthNanos * MAX_BLOCKS) {
            widen();
        }
        while (from < to) {
            int index = (int) (from / widthNanos);
            long until = Math.min(to, (index + 1) * widthNanos);
            block(index).add(key, 1, until - from);
            from = until;
        }
    }

    private Cells<Key> block(int index) {
        while (blocks.size() <= index) {
            blocks.add(new Cells<>(MAX_CELLS));
        }
        return blocks.get(index);
    }

    /** Joins each two blocks to one. */
    private void widen() {
        List<Cells<Key>> narrow = List.copyOf(blocks);
        blocks.clear();
        for (int i = 0; i < narrow.size(); i++) {
            Cells<Key> wide = block(i / 2);
            narrow.get(i).all().forEach((key, part) -> wide.add(key, 1, part.nanos()));
        }
        widthNanos *= 2;
    }

    @Override
    public void end(Ending ending) {
        endNanos = ending.atNanos();
    }

    /** What there is so far; what is left over counts as a block from half of one on. */
    public StackTimes times() {
        double[] lengths = lengths();
        Map<Key, double[]> nanosByKey = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            int block = Math.min(i, lengths.length - 1);
            blocks.get(i)
                    .all()
                    .forEach(
                            (key, part) ->
                                    nanosByKey
                                                    .computeIfAbsent(
                                                            key,
                                                            absent -> new double[lengths.length])[
                                                    block] +=
                                            part.nanos());
        }
        List<StackTimes.Times> all = new ArrayList<>();
        nanosByKey.forEach((key, nanos) -> all.add(times(key, nanos)));
        all.sort(
                Comparator.comparingDouble(StackTimes.Times::sum)
                        .reversed()
                        .thenComparing(StackTimes.Times::state)
                        .thenComparing(StackTimes.Times::group)
                        .thenComparing(times -> times.frames().toString()));
        return new StackTimes(lengths, all);
    }

    private StackTimes.Times times(Key key, double[] nanos) {
        return new StackTimes.Times(
                key.group, key.state, key.caused, stackTable.framesOf(key.stack), nanos);
    }

    private double[] lengths() {
        long window = Math.max(0, endNanos - startNanos);
        int whole = (int) Math.min(MAX_BLOCKS, window / widthNanos);
        long rest = window - whole * widthNanos;
        boolean another = whole == 0 || 2 * rest >= widthNanos;
        double[] lengths = new double[another ? whole + 1 : whole];
        Arrays.fill(lengths, widthNanos);
        lengths[lengths.length - 1] = another ? rest : widthNanos + rest;
        return lengths;
    }

    @Override
    public void process(ProcessInfo process) {
        // not about stacks, as all that follows
    }

    @Override
    public void interpreter(InterpreterInfo interpreter) {}

    @Override
    public void thread(ThreadInfo thread) {
        String name = ThreadGroups.nameOf(thread.name());
        groups.put(thread.id(), groupNames.computeIfAbsent(name, same -> same));
    }

    @Override
    public void span(Span span) {}

    @Override
    public void account(ThreadAccount account) {}

    @Override
    public void gilAccount(GilAccount account) {}

    @Override
    public void tally(GilTally tally) {}

    @Override
    public void lockAccount(LockAccount account) {}

    @Override
    public void pauseAccount(PauseAccount account) {}

    @Override
    public void quality(RunQuality quality) {}
}
