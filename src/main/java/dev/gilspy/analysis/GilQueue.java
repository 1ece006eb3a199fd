package dev.gilspy.analysis;

import java.util.Arrays;

/**
 * Threads that go round: some time under one GIL, some outside it on a CPU, some asleep. Tells how
 * long a round takes when they queue for the GIL and the CPUs. Each thread meets the others as if
 * they came at random moments (mean-field); where all of them want the GIL all the time, this is
 * exact.
 *
 * @param held of each thread, what it does under the GIL in a round, in any unit of time
 * @param outside the same of what it computes without the GIL
 * @param asleep the same of what needs neither
 */
record GilQueue(double[] held, double[] outside, double[] asleep, double cpus) {
    private static final int MOST_STEPS = 300;
    private static final double NEAR = 1e-7;

    /** How long each thread's round takes. */
    double[] rounds() {
        double queue = 1; // how many times as long the work under the GIL takes, with the queue
        double slower = 1; // and all work, for want of CPUs
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] rounds = rounds(queue, slower);
            double[] holding = new double[held.length];
            double[] wanting = new double[held.length + 1];
            double free = 1;
            for (int i = 0; i < held.length; i++) {
                holding[i] = part(held[i] * queue * slower, rounds[i]);
                wanting[i] = part(outside[i] * slower, rounds[i]);
                free *= 1 - holding[i];
            }
            wanting[held.length] = 1 - free;
            double moved = ratio(Wanting.sum(holding), 1 - free) - queue;
            double shifted = ratio(Wanting.sum(wanting), Wanting.served(wanting, cpus)) - slower;
            queue += moved / 2;
            slower += shifted / 2;
            if (Math.abs(moved) <= NEAR * queue && Math.abs(shifted) <= NEAR * slower) {
                break;
            }
        }
        return rounds(queue, slower);
    }

    private double[] rounds(double queue, double slower) {
        double[] rounds = new double[held.length];
        Arrays.setAll(rounds, i -> held[i] * queue * slower + outside[i] * slower + asleep[i]);
        return rounds;
    }

    private static double part(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double ratio(double wanted, double served) {
        return served <= 0 ? 1 : Math.max(1, wanted / served);
    }
}
