package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Makes out of one recording others that might as well have been: blocks of its time drawn with
 * repetition. How much a figure differs among those says how far it can be trusted (the bootstrap).
 */
public final class Resampling {
    private final Summary summary;
    private final Blocks blocks;
    private final List<Material> materials = new ArrayList<>();

    /**
     * What is drawn from, of one process.
     *
     * @param blocksByThread what each thread did in each interpreter, block by block
     * @param all what all threads did in each interpreter
     */
    private record Material(
            Map<Integer, Map<Integer, StateTimes[]>> blocksByThread, Map<Integer, StateTimes> all) {

        /**
         * @param sinceNanos when the process began to be observed, since the recording did
         */
        static Material of(ProcessSummary process, long sinceNanos, Blocks blocks) {
            Map<Integer, Map<Integer, StateTimes[]>> byThread = new HashMap<>();
            for (TimeSlice slice : process.slices()) {
                StateTimes[] times =
                        byThread.computeIfAbsent(slice.thread(), absent -> new TreeMap<>())
                                .computeIfAbsent(
                                        slice.interpreter(),
                                        absent -> new StateTimes[blocks.count()]);
                int block = blocks.at(sinceNanos + slice.fromNanos());
                times[block] = times[block] == null ? new StateTimes() : times[block];
                times[block].addAll(slice.times());
            }
            Map<Integer, StateTimes> all = new HashMap<>();
            for (ThreadSummary thread : process.threads()) {
                thread.times()
                        .forEach(
                                (id, in) ->
                                        all.computeIfAbsent(id, absent -> new StateTimes())
                                                .addAll(in));
            }
            return new Material(byThread, all);
        }

        Map<Integer, StateTimes[]> ofThread(ThreadSummary thread) {
            return blocksByThread.getOrDefault(thread.thread().id(), Map.of());
        }
    }

    private Resampling(Summary summary) {
        this.summary = summary;
        this.blocks = Blocks.of(summary);
        for (ProcessSummary process : summary.processes()) {
            long sinceNanos = process.window().sinceNanos(summary.run());
            materials.add(Material.of(process, sinceNanos, blocks));
        }
    }

    public static Resampling of(Summary summary) {
        return new Resampling(summary);
    }

    /** How many blocks there are to draw from; at least 1. */
    public int blocks() {
        return blocks.count();
    }

    /** The block that a moment since the recording began lies in, from 0. */
    public int blockAt(long nanos) {
        return blocks.at(nanos);
    }

    /**
     * The recording that consists of some blocks: times of threads and of interpreters are theirs;
     * durations, stacks, blame and what was counted stay those of the whole.
     *
     * @param picks numbers of blocks from 0, which may repeat
     */
    public Summary summary(int[] picks) {
        int[] drawn = new int[blocks.count()];
        for (int pick : picks) {
            drawn[pick]++;
        }
        long nanos = blocks.nanos(picks);
        List<ProcessSummary> processes = new ArrayList<>();
        for (int i = 0; i < summary.processes().size(); i++) {
            processes.add(process(summary.processes().get(i), materials.get(i), drawn, nanos));
        }
        return new Summary(
                summary.run(), summary.ending(), summary.quality(), nanos, processes, null);
    }

    /** The durations of some threads' holds or waits. */
    public BlockDurations durations(EpisodeKind kind, Predicate<ThreadInfo> threads) {
        return BlockDurations.of(summary, blocks, kind, threads);
    }

    private ProcessSummary process(
            ProcessSummary whole, Material material, int[] drawn, long nanos) {
        List<ThreadSummary> threads = new ArrayList<>();
        Map<Integer, StateTimes> byInterpreter = new HashMap<>();
        for (ThreadSummary thread : whole.threads()) {
            Map<Integer, StateTimes> times = times(material.ofThread(thread), drawn);
            if (!times.isEmpty()) { // else it was not there
                threads.add(thread(thread, times));
            }
            times.forEach(
                    (id, in) ->
                            byInterpreter
                                    .computeIfAbsent(id, absent -> new StateTimes())
                                    .addAll(in));
        }
        return whole.with(interpreters(whole, material.all(), byInterpreter, nanos), threads);
    }

    private static Map<Integer, StateTimes> times(Map<Integer, StateTimes[]> lines, int[] drawn) {
        Map<Integer, StateTimes> times = new TreeMap<>();
        lines.forEach(
                (interpreter, line) -> {
                    StateTimes sum = new StateTimes();
                    for (int block = 0; block < drawn.length; block++) {
                        if (drawn[block] > 0 && line[block] != null) {
                            sum.addAll(line[block], drawn[block]);
                        }
                    }
                    if (sum.nanos() > 0) {
                        times.put(interpreter, sum);
                    }
                });
        return times;
    }

    private static ThreadSummary thread(ThreadSummary whole, Map<Integer, StateTimes> times) {
        StateTimes all = new StateTimes();
        Map<Integer, ThreadSummary.Times> byInterpreter = new TreeMap<>();
        times.forEach(
                (id, in) -> {
                    all.addAll(in);
                    byInterpreter.put(id, in.summary());
                });
        ThreadSummary.Times sum = all.summary();
        return new ThreadSummary(
                whole.thread(),
                whole.samples(),
                all.nanos(),
                sum.stateNanos(),
                sum.blockedNanos(),
                byInterpreter,
                whole.holds(),
                whole.waits(),
                whole.account(),
                whole.gilAccount());
    }

    private List<InterpreterSummary> interpreters(
            ProcessSummary whole,
            Map<Integer, StateTimes> all,
            Map<Integer, StateTimes> drawn,
            long nanos) {
        List<InterpreterSummary> interpreters = new ArrayList<>();
        for (InterpreterSummary interpreter : whole.interpreters()) {
            Ratio ratio =
                    new Ratio(
                            all.getOrDefault(interpreter.id(), new StateTimes()),
                            drawn.getOrDefault(interpreter.id(), new StateTimes()),
                            (double) summary.observedNanos() / Math.max(1, nanos));
            interpreters.add(ratio.of(interpreter));
        }
        return interpreters;
    }

    /** By how much more or less was done in the drawn blocks, at each moment, than in all. */
    private record Ratio(StateTimes all, StateTimes drawn, double scale) {
        InterpreterSummary of(InterpreterSummary whole) {
            double held = whole.utilisation() * of(all.heldNanos(), drawn.heldNanos());
            return new InterpreterSummary(
                    whole.id(),
                    whole.gil(),
                    whole.threads(),
                    whole.utilisation() <= 1 ? Math.min(1, held) : held,
                    whole.waitingMean() * of(ThreadState.WAITING),
                    whole.nativeMean() * of(ThreadState.NATIVE),
                    whole.tally());
        }

        private double of(ThreadState state) {
            return of(all.nanosIn(state), drawn.nanosIn(state));
        }

        private double of(long allNanos, long drawnNanos) {
            return allNanos == 0 ? 1 : scale * drawnNanos / allNanos;
        }
    }
}
