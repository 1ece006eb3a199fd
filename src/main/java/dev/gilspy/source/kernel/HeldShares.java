package dev.gilspy.source.kernel;

/**
 * How much of one thread's time between two kinds of moments is held time, by its CPU clock: the
 * clock goes off at moments that have nothing to do with what the thread does, so the part of them
 * that finds it holding is the part of the time.
 */
final class HeldShares {
    private static final int POINTS = Point.values().length;

    /** How many looks the first guess counts for. */
    private static final double GUESS_WEIGHT = 1;

    /** How far a single stretch may be off the mean to make up for what was booked before. */
    private static final double MOST_CORRECTION = 0.25;

    /** What hardly ever happens is booked in pieces of at least this length. */
    private static final double RARE_NANOS = 20_000;

    /** Where no more is native on average, a stretch is one hold after a gap. */
    private static final double SHORT_GAP = 0.15;

    private final Share[] shares = new Share[POINTS * POINTS * 4];

    /** What is known of one kind of stretch. */
    static final class Share {
        private final double usual;
        private double looks = GUESS_WEIGHT;
        private double heldLooks;
        private double stretches;
        private double nanos;
        private double heldNanos;

        Share(double usual) {
            this.usual = usual;
            this.heldLooks = GUESS_WEIGHT * usual;
        }

        void look(boolean held) {
            looks++;
            heldLooks += held ? 1 : 0;
        }

        /**
         * Whether little is native of such a stretch: then that is about as much of a short one as
         * of a long one, {@link #gapNanos} on average.
         */
        boolean hasShortGap() {
            return heldLooks >= (1 - SHORT_GAP) * looks;
        }

        double gapNanos() {
            return (1 - heldLooks / looks) * nanos / Math.max(1, stretches);
        }

        private double butForTheGap(long stretchNanos, double bookedNanos) {
            double owed = (1 - heldLooks / looks) * nanos - bookedNanos;
            double gap = Math.min(Math.max(owed, 0), 2 * gapNanos());
            return stretchNanos - Math.min(gap, stretchNanos / 2.0);
        }

        /** What is probably not as usual of a stretch whose ends are alike. */
        long unusualOf(long stretchNanos) {
            return Math.round(Math.abs(usual - heldLooks / looks) * stretchNanos);
        }

        /** How much of a stretch to call held. */
        long heldOf(long stretchNanos) {
            double share = heldLooks / looks;
            double before = nanos;
            nanos += stretchNanos;
            stretches++;
            double held;
            if (usual == 1) {
                held = stretchNanos - rarely(stretchNanos, 1 - share, before - heldNanos);
            } else if (usual == 0) {
                held = rarely(stretchNanos, share, heldNanos);
            } else if (hasShortGap()) {
                held = butForTheGap(stretchNanos, before - heldNanos);
            } else {
                held = part(stretchNanos, share);
            }
            heldNanos += held;
            return Math.round(held);
        }

        /** Few pieces of some length rather than many without: a hold is not to be torn by them. */
        private double rarely(long stretchNanos, double share, double bookedNanos) {
            double owed = Math.min(stretchNanos, share * nanos - bookedNanos);
            double most = Math.max(RARE_NANOS, (share + MOST_CORRECTION) * stretchNanos);
            return owed < RARE_NANOS ? 0 : Math.min(owed, most);
        }

        private double part(long stretchNanos, double share) {
            double wanted = (share * nanos - heldNanos) / Math.max(1, stretchNanos);
            double low = Math.max(0, share - MOST_CORRECTION);
            double high = Math.min(1, share + MOST_CORRECTION);
            return stretchNanos * Math.min(high, Math.max(low, wanted));
        }
    }

    Share between(Point from, boolean heldFrom, Point to, boolean heldTo) {
        int index = (from.ordinal() * POINTS + to.ordinal()) * 4;
        index += (heldFrom ? 2 : 0) + (heldTo ? 1 : 0);
        if (shares[index] == null) {
            shares[index] = new Share(Point.usualHeldShare(from, heldFrom, to, heldTo));
        }
        return shares[index];
    }
}
