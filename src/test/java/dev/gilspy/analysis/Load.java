package dev.gilspy.analysis;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A recording of 1,000 ms made from shares: {@code new Load(4).thread("a", "running 60", "waiting
 * 40")}. A kind of blocking stands for itself: {@code "io 90"}.
 */
final class Load {
    private static final double PERCENT_MILLIS = 10;

    private final Ledger ledger;
    private final Scene scene;
    private int last;

    Load(double cpus) {
        this(cpus, scene -> scene);
        scene.tally(1000, 0, 0, 0);
    }

    private Load(double cpus, UnaryOperator<Scene> of) {
        this(new Ledger(), cpus, of);
    }

    /** A process of several, or one of another kind. */
    Load(Ledger ledger, double cpus, UnaryOperator<Scene> of) {
        this.ledger = ledger;
        scene = of.apply(new Scene(ledger).cpus(cpus)).begin();
    }

    /** A free-threaded build without a GIL. */
    static Load freeThreaded(double cpus) {
        return new Load(cpus, Scene::freeThreaded);
    }

    /** PyPy. */
    static Load pypy(double cpus) {
        return new Load(cpus, Scene::pypy);
    }

    /** The GIL of a free-threaded build, on all the time. */
    Load gilOn(String... reasons) {
        scene.gilOn(reasons);
        return this;
    }

    /** An interpreter that shares its GIL with a lower one, or with itself only. */
    Load interpreter(int id, int gil) {
        scene.interpreter(id, gil);
        return this;
    }

    /** The thread announced last has queued for a lock. */
    Load queued(String of, double percent) {
        scene.queued(0x7f12a0, of, last, percent * PERCENT_MILLIS);
        return this;
    }

    /** The thread announced last has stopped the world. */
    Load paused(double percent) {
        scene.paused(last, 3, percent * PERCENT_MILLIS);
        return this;
    }

    /** The thread announced last waits for the one before it. */
    Load waitsForTheOneBefore(double percent) {
        int stack = scene.stack("<module> /srv/main.py:1", "collect /srv/gc.py:33");
        scene.waits(last, percent * PERCENT_MILLIS, 0, last - 1, stack);
        return this;
    }

    /** What the process takes of the machine: its CPU time meanwhile, and memory in MiB. */
    Load usage(double cpus, long resident, long proportional, long unique) {
        scene.usage(0, 0, resident, proportional, unique);
        scene.usage(1000, 1000 * cpus, resident, proportional, unique);
        return this;
    }

    /** It ends here, after so many milliseconds. */
    Load ends(double atMillis) {
        scene.end(atMillis);
        return this;
    }

    Load thread(String name, String... shares) {
        return thread(0, name, shares);
    }

    /** A thread of an interpreter. */
    Load thread(int interpreter, String name, String... shares) {
        int stack = scene.stack("<module> /srv/main.py:1", name + " /srv/" + name + ".py:10");
        last = scene.thread(name, interpreter);
        for (String share : shares) {
            String[] parts = share.split(" ");
            double millis = Double.parseDouble(parts[1]) * PERCENT_MILLIS;
            add(last, parts[0].toUpperCase(Locale.ROOT).replace('-', '_'), millis, stack);
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
