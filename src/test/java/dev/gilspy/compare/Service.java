package dev.gilspy.compare;

import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.StackBlocks;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Observer;
import java.util.Random;

/**
 * A made recording of a service whose load comes in bursts: three workers that score, parse and
 * hash, and wait for each other; a poller; a main thread that joins. The same seed makes the same
 * recording; another one makes another recording of the same service.
 */
public final class Service {
    private static final int TICK_MILLIS = 50;
    private static final double WAITING_PART = 0.3;
    private static final double SCORING_PART = 0.15;

    /** Its id: the second thread that is announced. */
    private static final int POLLER = 1;

    private final long seed;
    private int seconds = 20;
    private double waiting = 1;
    private double scoring = 1;
    private double nap;
    private double burst = 0.3;
    private int workers = 3;
    private String folder = "/srv";

    public Service(long seed) {
        this.seed = seed;
    }

    public Service seconds(int count) {
        seconds = count;
        return this;
    }

    /** So many times as much waiting. */
    public Service waiting(double times) {
        waiting = times;
        return this;
    }

    /** Scoring takes so many times as long. */
    public Service scoring(double times) {
        scoring = times;
        return this;
    }

    /** The poller sleeps with the GIL for this part of its time. */
    public Service napping(double part) {
        nap = part;
        return this;
    }

    /** Load between 1 - so much and 1 + so much of its mean, another one each second. */
    public Service bursts(double part) {
        burst = part;
        return this;
    }

    public Service workers(int count) {
        workers = count;
        return this;
    }

    /** Where its files lie. */
    public Service in(String newFolder) {
        folder = newFolder;
        return this;
    }

    public Recorded recorded(String name) {
        Ledger ledger = new Ledger();
        StackBlocks stacks = new StackBlocks();
        play(ledger);
        play(stacks);
        return new Recorded(name, ledger.summary(), stacks.times());
    }

    /** Plays the recording to somebody. */
    public void play(Observer to) {
        play(new Scene(to));
    }

    /** Plays it in a scene that is still to begin. */
    public void play(Scene scene) {
        Random random = new Random(seed);
        scene.exact().begin();
        int main = scene.thread("MainThread");
        int poller = scene.thread("poller");
        int[] threads = new int[workers];
        for (int i = 0; i < workers; i++) {
            threads[i] = scene.thread("worker-" + (i + 1));
        }
        double level = 1;
        int ticks = seconds * 1000 / TICK_MILLIS;
        for (int tick = 0; tick < ticks; tick++) {
            if (tick * TICK_MILLIS % 1000 == 0) {
                level = 1 + burst * (2 * random.nextDouble() - 1);
            }
            scene.blocked(main, BlockedKind.LOCK, TICK_MILLIS, stack(scene, "main", "app", 40));
            poll(scene, poller, level);
            for (int i = 0; i < workers; i++) {
                double jitter = 0.9 + 0.2 * random.nextDouble();
                work(scene, threads[i], threads[(i + 1) % workers], level * jitter);
            }
        }
        scene.tally(1000 * seconds, 0, 180L * seconds, 180L * seconds);
        scene.kernelQuality(1000L * seconds).end(1000 * seconds);
    }

    private void poll(Scene scene, int poller, double level) {
        int stack = stack(scene, "poll_device", "device", 17);
        double asleep = Math.min(0.9, nap * level) * TICK_MILLIS;
        scene.is(poller, RUNNING, 1, stack);
        if (asleep > 0) {
            scene.stays(poller, HELD_BLOCKED, asleep, stack);
        }
        scene.blocked(poller, BlockedKind.SLEEP, TICK_MILLIS - 1 - asleep, stack);
    }

    private void work(Scene scene, int thread, int holder, double level) {
        int score = stack(scene, "score", "model", 88);
        int parse = stack(scene, "parse", "app", 12);
        double waits = WAITING_PART * level * waiting * TICK_MILLIS;
        double naps = nap * level * TICK_MILLIS / 2;
        double scores = SCORING_PART * level * scoring * TICK_MILLIS;
        double others = 0.05 * level * TICK_MILLIS;
        scene.waits(thread, waits, score, holder, score);
        if (naps > 0) {
            scene.waitsOn(thread, naps, score, POLLER, stack(scene, "poll_device", "device", 17));
        }
        scene.is(thread, RUNNING, scores, score).stays(thread, RUNNING, others, parse);
        scene.is(thread, NATIVE, 2 * others, stack(scene, "digest", "model", 30));
        double rest = TICK_MILLIS - waits - naps - scores - 3 * others;
        scene.blocked(thread, BlockedKind.POLL, Math.max(0.1, rest), parse);
    }

    private int stack(Scene scene, String function, String file, int line) {
        return scene.stack(
                "Thread.run /usr/lib/python3.12/threading.py:1010",
                "handle " + folder + "/app.py:31",
                function + " " + folder + "/" + file + ".py:" + line);
    }
}
