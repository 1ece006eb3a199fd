package dev.gilspy.source.kernel;

import dev.gilspy.model.Quantiles;
import dev.gilspy.model.RunQuality;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.LoweredRate;

/**
 * How good the observation of one process is, since it began. What gilspy takes, and what the
 * kernel had no room for, is not told apart by process: that counts for each.
 */
final class KernelQuality {
    private final EventReader reader;
    private final KernelMaps maps;
    private final Pace pace;
    private final LoweredRate rate;
    private long ownCpuBefore;
    private long lostBefore;
    private long looks;

    KernelQuality(EventReader reader, KernelMaps maps, Pace pace, int askedHz) {
        this.rate = new LoweredRate(askedHz);
        this.reader = reader;
        this.maps = maps;
        this.pace = pace;
    }

    /** What is spent and lost from now on counts. */
    void count() throws SystemException {
        ownCpuBefore = pace.ownCpuNanos();
        lostBefore = maps.lost();
    }

    /** The process is observed from now on. */
    void begin(long nowNanos) {
        pace.begin(nowNanos);
        rate.begin(nowNanos);
        rateChanged(nowNanos);
    }

    /** The clocks have another period from now on. */
    void rateChanged(long nowNanos) {
        rate.change(pace.rateHz(), nowNanos);
    }

    /** A clock went off. */
    void look() {
        looks++;
    }

    RunQuality until(long nowNanos) throws SystemException {
        return new RunQuality(
                looks,
                0,
                0,
                0,
                reader.walks(),
                reader.brokenWalks(),
                0,
                maps.lost() - lostBefore,
                Quantiles.NONE,
                pace.ownCpuNanos() - ownCpuBefore,
                false,
                rate.loweredToHz(nowNanos));
    }
}
