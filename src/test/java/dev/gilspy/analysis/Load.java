package dev.gilspy.analysis;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.util.Locale;

/**
 * A recording of 1,000 ms made from shares: {@code new Load(4).thread("a", "running 60", "waiting
 * 40")}. A kind of blocking stands for itself: {@code "io 90"}.
 */
final class Load {
    private static final double PERCENT_MILLIS = 10;

    private final Ledger ledger = new Ledger();
    private final Scene scene;

    Load(double cpus) {
        scene = new Scene(ledger).cpus(cpus).begin();
        scene.tally(1000, 0, 0, 0);
    }

    Load thread(String name, String... shares) {
        int stack = scene.stack("<module> /srv/main.py:1", name + " /srv/" + name + ".py:10");
        int thread = scene.thread(name);
        for (String share : shares) {
            String[] parts = share.split(" ");
            double millis = Double.parseDouble(parts[1]) * PERCENT_MILLIS;
            add(thread, parts[0].toUpperCase(Locale.ROOT).replace('-', '_'), millis, stack);
        }
        return this;
    }

    private void add(int thread, String what, double millis, int stack) {
        for (BlockedKind kind : BlockedKind.values()) {
            if (kind.name().equals(what)) {
                scene.blocked(thread, kind, millis, stack);
                return;
            }
        }
        scene.is(thread, ThreadState.valueOf(what), millis, stack);
    }

    Load threads(int count, String name, String... shares) {
        for (int i = 0; i < count; i++) {
            thread(name + i, shares);
        }
        return this;
    }

    Summary summary() {
        scene.end(1000);
        return ledger.summary();
    }

    Verdict verdict() {
        return Verdicts.of(summary());
    }

    VerdictCode code() {
        return verdict().code();
    }
}
