package dev.gilspy.analysis;

import dev.gilspy.aggregate.TimeSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each thread of the process did, block by block, and how long it would have taken it without
 * a GIL. That is found stretch by stretch: work of moments in which few want a CPU, or one thread
 * alone has something to do, gains less than work of moments in which all do (Amdahl).
 */
final class Loads {
    /**
     * Long enough that each of some threads has its turns at the GIL, each a switch interval long.
     */
    private static final long STRETCH_NANOS = 250_000_000L;

    private final double cpus;
    private final int blocks;
    private final Map<Integer, ThreadLoad> threads = new LinkedHashMap<>();
    private final double[] besideNanos;

    /** One thread's, block by block. */
    static final class ThreadLoad {
        private final int thread;
        private final Activity[] now;
        private final double[] freeNanos;

        private ThreadLoad(int thread, int blocks) {
            this.thread = thread;
            this.now = new Activity[blocks];
            this.freeNanos = new double[blocks];
            Arrays.fill(now, Activity.NONE);
        }

        int thread() {
            return thread;
        }

        private void add(int block, Activity did, double stretch) {
            now[block] = now[block].plus(did);
            freeNanos[block] += did.cpu() * stretch + did.delay();
        }

        Activity now(int[] picks) {
            return Activity.sum(now, picks);
        }

        /** How long the same would have taken without a GIL, on the same CPUs. */
        double freeNanos(int[] picks) {
            double sum = 0;
            for (int pick : picks) {
                sum += freeNanos[pick];
            }
            return sum;
        }
    }

    private Loads(double cpus, int blocks) {
        this.cpus = cpus;
        this.blocks = blocks;
        this.besideNanos = new double[blocks];
    }

    /** Of a situation whose CPUs are known. */
    static Loads of(Situation situation, Bootstrap bootstrap) {
        Loads loads = new Loads(situation.cpus(), bootstrap.blocks());
        List<TimeSlice> slices = situation.process().slices();
        int from = 0;
        while (from < slices.size()) {
            long endNanos = slices.get(from).fromNanos() / STRETCH_NANOS * STRETCH_NANOS;
            endNanos += STRETCH_NANOS;
            int to = from;
            double beside = 0;
            Map<Integer, Activity> stretch = new LinkedHashMap<>();
            while (to < slices.size() && slices.get(to).fromNanos() < endNanos) {
                TimeSlice slice = slices.get(to++);
                boolean under = situation.gil().ids().contains(slice.interpreter());
                beside += under ? 0 : Activity.cpuBeside(slice.times());
                stretch.merge(
                        slice.thread(),
                        under ? Activity.under(slice.times()) : Activity.beside(slice.times()),
                        Activity::plus);
            }
            loads.add(bootstrap.blockAt(slices.get(from).fromNanos()), stretch, beside);
            from = to;
        }
        return loads;
    }

    private void add(int block, Map<Integer, Activity> stretch, double beside) {
        besideNanos[block] += beside;
        double slower = slowerForWantOfCpus(new ArrayList<>(stretch.values()), beside);
        stretch.forEach(
                (thread, did) ->
                        threads.computeIfAbsent(thread, id -> new ThreadLoad(id, blocks))
                                .add(block, did, slower));
    }

    /**
     * How many times as long the work of a stretch takes if nothing but the CPUs is shared: found
     * from the share of time in which each thread would then want one, and the other way round.
     */
    private double slowerForWantOfCpus(List<Activity> stretch, double beside) {
        double longest = stretch.stream().mapToDouble(Activity::all).max().orElse(0);
        double cpusLeft = longest == 0 ? cpus : Math.max(0, cpus - beside / longest);
        return Settled.from(
                1,
                slower -> {
                    double[] wanting = new double[stretch.size()];
                    for (int i = 0; i < wanting.length; i++) {
                        Activity did = stretch.get(i);
                        double absent = Math.max(0, longest - did.all());
                        double busy = did.cpu() * slower;
                        wanting[i] = busy == 0 ? 0 : busy / (busy + did.delay() + absent);
                    }
                    double served = Wanting.served(wanting, cpusLeft);
                    return served == 0 ? 1 : Math.max(1, Wanting.sum(wanting) / served);
                });
    }

    List<ThreadLoad> threads() {
        return List.copyOf(threads.values());
    }

    /** CPUs that what goes on under other GILs leaves, on average. */
    double cpus(int[] picks, double windowNanos) {
        double beside = 0;
        for (int pick : picks) {
            beside += besideNanos[pick];
        }
        return windowNanos == 0 ? cpus : Math.max(0, cpus - beside / windowNanos);
    }
}
