package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.percentSign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways out of the GIL that would gain something, and what each takes for granted. */
final class WhatIfs {
    /** A factor below this is no reason to change anything. */
    private static final double WORTH_SAYING = 1.1;

    /** A function that does less than this of the computing is not worth rewriting. */
    private static final double HOT = 0.1;

    private WhatIfs() {}

    /**
     * @param ceiling of processes; null if not known
     */
    static List<WhatIf> of(
            Situation situation, Bootstrap bootstrap, Loads loads, Estimate ceiling) {
        List<WhatIf> all = new ArrayList<>();
        if (ceiling != null) {
            all.add(processes(situation, ceiling));
            hotFunction(situation)
                    .map(hot -> nativeCode(loads, bootstrap, hot))
                    .ifPresent(all::add);
        }
        ShorterInterval shorter = ShorterInterval.of(situation);
        if (shorter != null) {
            all.add(switchInterval(shorter, shorter.estimate(bootstrap)));
        }
        return all.stream().filter(whatIf -> whatIf.factor() >= WORTH_SAYING).toList();
    }

    private static Optional<HotFunction> hotFunction(Situation situation) {
        return HotFunction.of(situation).filter(hot -> hot.share() >= HOT);
    }

    private static WhatIf processes(Situation s, Estimate factor) {
        return whatIf(
                Escape.PROCESSES,
                "the same work in processes, or without a GIL",
                factor,
                "The threads' pauses stay as they are, and little passes between the processes. For a fixed load the gain is the waiting: %s of the threads' busy time."
                        .formatted(percentSign(s.waitingOfBusy())));
    }

    private static WhatIf nativeCode(Loads loads, Bootstrap bootstrap, HotFunction hot) {
        return whatIf(
                Escape.NATIVE,
                "%s, %s of the computing, in native code that releases the GIL"
                        .formatted(Code.text(hot.frame()), percentSign(hot.share())),
                new MovedOut(loads, hot).estimate(bootstrap),
                "It takes as long there as now, in calls long enough that taking the GIL again does not count.");
    }

    private static WhatIf switchInterval(ShorterInterval shorter, Estimate factor) {
        String seconds =
                BigDecimal.valueOf(shorter.newIntervalNanos(), 9)
                        .stripTrailingZeros()
                        .toPlainString();
        return whatIf(
                Escape.SWITCH_INTERVAL,
                "waits of the threads that need the GIL briefly, after sys.setswitchinterval(%s)"
                        .formatted(seconds),
                factor,
                "Waits behind threads that keep the GIL until they must drop it shrink with the interval, others do not; more switches take some %s of the time, %s each."
                        .formatted(
                                percentSign(shorter.price()),
                                Durations.exact(Math.round(shorter.gapNanos()))));
    }

    private static WhatIf whatIf(Escape escape, String what, Estimate factor, String assumption) {
        return new WhatIf(escape, what, factor.value(), factor.low(), factor.high(), assumption);
    }
}
