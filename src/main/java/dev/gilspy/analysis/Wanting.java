package dev.gilspy.analysis;

/** How many of those that want something now and then want it at once. */
final class Wanting {
    private Wanting() {}

    /**
     * The mean number of those that get it: of those that want it at one moment, as many as there
     * are of it. They want it independently of each other.
     *
     * @param probabilities of each to want it at a moment
     * @param servers how many can have it at once; need not be whole
     */
    static double served(double[] probabilities, double servers) {
        int most = (int) Math.ceil(servers);
        double[] ofFewer = new double[most]; // probability that so many want it, below the limit
        if (most == 0) {
            return 0;
        }
        ofFewer[0] = 1;
        for (double probability : probabilities) {
            for (int count = most - 1; count >= 0; count--) {
                double one = count == 0 ? 0 : ofFewer[count - 1] * probability;
                ofFewer[count] = ofFewer[count] * (1 - probability) + one;
            }
        }
        double served = servers;
        for (int count = 0; count < most; count++) {
            served -= (servers - count) * ofFewer[count];
        }
        return served;
    }

    static double sum(double[] probabilities) {
        double sum = 0;
        for (double probability : probabilities) {
            sum += probability;
        }
        return sum;
    }
}
