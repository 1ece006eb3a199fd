package dev.gilspy.source.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The processes that a sampling thread goes through, and how often each of them: {@link FairRates}
 * decides, by what samples cost. Rounds come as often as the most frequent one needs, and the
 * others take part in some of them, by chance, so that theirs too are exponentially spread. No
 * clock. Allocates nothing but for a process that is new. Not thread-safe.
 */
final class Turns {
    private final FairRates fair;
    private final SplittableRandom random;
    private final List<Turn> all = new ArrayList<>();
    private double[] costs = new double[64];
    private double[] rates = new double[64];

    /**
     * @param leastHz below which no ordinary process's rate is lowered
     */
    Turns(int leastHz, long seed) {
        fair = new FairRates(leastHz);
        random = new SplittableRandom(seed);
    }

    void add(Sampled process) {
        all.add(new Turn(process));
    }

    void remove(int index) {
        all.remove(index);
    }

    int size() {
        return all.size();
    }

    Turn get(int index) {
        return all.get(index);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** When the first of them is to end by itself. */
    long firstEndNanos() {
        long end = Long.MAX_VALUE;
        for (int i = 0; i < all.size(); i++) {
            end = Math.min(end, all.get(i).process().endNanos());
        }
        return end;
    }

    /** Whether a process takes part in the round that is due. */
    boolean takesPart(Turn turn) {
        return turn.chance() >= 1 || random.nextDouble() < turn.chance();
    }

    /** A round was due, and not held. */
    void missed() {
        for (int i = 0; i < all.size(); i++) {
            if (takesPart(all.get(i))) {
                all.get(i).process().missed();
            }
        }
    }

    /** Processes of which a thread held a GIL at their last sample. */
    int holding() {
        int holders = 0;
        for (int i = 0; i < all.size(); i++) {
            holders += all.get(i).process().holdsGil() ? 1 : 0;
        }
        return holders;
    }

    /**
     * Decides on everybody's rate.
     *
     * @param mostHz of any
     * @param cpuShare of one CPU for all together; 0 = as much as it takes
     * @param cpuOfCost CPU time that a nanosecond of what samples cost stands for
     * @return rounds a second
     */
    int plan(int mostHz, double cpuShare, double cpuOfCost, long nowNanos) {
        makeRoom();
        for (int i = 0; i < all.size(); i++) {
            costs[i] = all.get(i).costNanos() * cpuOfCost;
        }
        fair.share(costs, rates, all.size(), mostHz, cpuShare);
        int rounds = 1;
        for (int i = 0; i < all.size(); i++) {
            rounds = Math.max(rounds, (int) Math.round(rates[i]));
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).takePart(rates[i] / rounds, !fair.ordinary(costs[i]));
            all.get(i).process().rate(rates[i], nowNanos);
        }
        return rounds;
    }

    private void makeRoom() {
        if (costs.length < all.size()) {
            costs = new double[2 * all.size()];
            rates = new double[2 * all.size()];
        }
    }
}
