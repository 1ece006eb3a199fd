package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.percentSign;
import static dev.gilspy.analysis.Shares.plural;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.Quantiles;
import java.math.BigDecimal;
import java.util.List;

/** What a verdict says of a convoy. */
final class ConvoyWords {
    /**
     * How much shorter a switch interval to propose: still a thousand times what a switch costs.
     */
    private static final int SHORTER = 10;

    private ConvoyWords() {}

    static String summary(Convoy convoy, Situation s) {
        Quantiles waits = most(convoy).waits();
        return "%s behind one that computes, %s: for a moment with the GIL each pays a wait of %s, about the switch interval of %s."
                .formatted(
                        convoy.waiters().size() == 1
                                ? "1 thread queues"
                                : plural(convoy.waiters().size(), "thread") + " queue",
                        Sentences.name(convoy.holder().thread()),
                        Durations.of(waits, waits.p50Nanos()),
                        Durations.exact(s.switchIntervalNanos()));
    }

    static List<String> evidence(Convoy convoy, Situation s) {
        ThreadSummary most = most(convoy);
        return List.of(
                "%s waits %s (p50), %s (p99), and then holds the GIL for %s (p50)"
                        .formatted(
                                Sentences.name(most.thread()),
                                Durations.of(most.waits(), most.waits().p50Nanos()),
                                Durations.of(most.waits(), most.waits().p99Nanos()),
                                Durations.of(most.holds(), most.holds().p50Nanos())),
                "GIL held %s, by %s %s of that"
                        .formatted(
                                percentSign(s.held()),
                                Sentences.name(convoy.holder().thread()),
                                percentSign(convoy.holder().heldShare() / s.held())),
                Sentences.waitingOfBusy(s));
    }

    /** What to do about the thread that computes. */
    static String move(Convoy convoy, Situation s) {
        String what = "move that work to a process, or to native code that releases the GIL.";
        return Culprit.ofWaitingFor(s, convoy.holder().thread().id())
                .or(() -> Culprit.ofThread(s, convoy.holder()))
                .map(
                        culprit ->
                                "%s is what they wait for, %s of the time: %s"
                                        .formatted(
                                                Code.text(culprit.frame()),
                                                percentSign(culprit.share()),
                                                what))
                .orElse("The work of that thread is what they wait for: " + what);
    }

    static String shorten(Situation s) {
        long shorter = s.switchIntervalNanos() / SHORTER;
        return "sys.setswitchinterval(%s) makes each wait about %s; the price is that the computing thread is interrupted up to %d times as often."
                .formatted(
                        BigDecimal.valueOf(shorter)
                                .movePointLeft(9)
                                .stripTrailingZeros()
                                .toPlainString(),
                        Durations.exact(shorter),
                        SHORTER);
    }

    private static ThreadSummary most(Convoy convoy) {
        return convoy.waiters().get(0);
    }
}
