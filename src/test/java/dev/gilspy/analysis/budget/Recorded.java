package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.model.ThreadState;
import java.util.function.UnaryOperator;

/** Recordings of two workers, to hold against budgets. */
public final class Recorded {
    private static final int SECOND_MILLIS = 1000;

    private final Ledger ledger = new Ledger();
    private final Scene scene;
    private final int first;
    private final int second;
    private final int work;
    private int millis;

    private Recorded(String names, UnaryOperator<Scene> source) {
        scene = source.apply(new Scene(ledger)).begin();
        first = scene.thread(names + "1");
        second = scene.thread(names + "2");
        work = scene.stack("main /srv/app.py:9", "compute /srv/work/app.py:5");
    }

    /** As the kernel source sees it. */
    public static Recorded exactly() {
        return new Recorded("worker-", Scene::exact);
    }

    /** Samples of 1 kHz. */
    public static Recorded sampled() {
        return new Recorded("worker-", scene -> scene);
    }

    /** By the kernel, with other names of threads. */
    public static Recorded called(String names) {
        return new Recorded(names, Scene::exact);
    }

    /** Takes turns of 5 ms for so many seconds: each of the two waits half of its time. */
    public Recorded contends(int seconds) {
        for (int turn = 0; turn < 100 * seconds; turn++) {
            scene.is(first, ThreadState.RUNNING, 5, work).waits(first, 5, work, second, work);
            scene.waits(second, 5, work, first, work).is(second, ThreadState.RUNNING, 5, work);
        }
        return after(seconds);
    }

    /** Takes turns, of each 10 ms so many under the GIL and the rest outside, for some seconds. */
    public Recorded holdsFor(double heldMillis, int seconds) {
        double outside = 10 - heldMillis;
        for (int turn = 0; turn < 50 * seconds; turn++) {
            scene.is(first, ThreadState.RUNNING, heldMillis, work);
            scene.is(first, ThreadState.NATIVE, outside, work);
            scene.waits(first, heldMillis, work, second, work);
            scene.is(first, ThreadState.NATIVE, outside, work);
            scene.waits(second, heldMillis, work, first, work);
            scene.is(second, ThreadState.NATIVE, outside, work);
            scene.is(second, ThreadState.RUNNING, heldMillis, work);
            scene.is(second, ThreadState.NATIVE, outside, work);
        }
        return after(seconds);
    }

    /** Both compute outside the GIL, and take it for 0.2 ms every 10 ms. */
    public Recorded computesOutside(int seconds) {
        for (int turn = 0; turn < 100 * seconds; turn++) {
            for (int thread : new int[] {first, second}) {
                scene.is(thread, ThreadState.RUNNING, 0.2, work);
                scene.is(thread, ThreadState.NATIVE, 9.8, work);
            }
        }
        return after(seconds);
    }

    /** The first sleeps with the GIL 50 ms of each 100, and the second waits for it. */
    public Recorded sleepsWithTheGil(int seconds) {
        int nap = scene.stack("main /srv/app.py:9", "nap /srv/work/device.py:17");
        for (int turn = 0; turn < 10 * seconds; turn++) {
            scene.is(first, ThreadState.HELD_BLOCKED, 50, nap);
            scene.is(first, ThreadState.NATIVE, 50, work);
            scene.waits(second, 50, work, first, nap).is(second, ThreadState.NATIVE, 50, work);
        }
        return after(seconds);
    }

    /** One hold that lasts longer than all others. */
    public Recorded holdsOnce(int holdMillis) {
        scene.is(first, ThreadState.RUNNING, holdMillis, work);
        scene.is(first, ThreadState.NATIVE, SECOND_MILLIS - holdMillis, work);
        scene.is(second, ThreadState.NATIVE, SECOND_MILLIS, work);
        return after(1);
    }

    private Recorded after(int seconds) {
        millis += seconds * SECOND_MILLIS;
        return this;
    }

    /** Of so many changes of holder, so many were seen. */
    public Recorded switches(long counted, long seen) {
        scene.tally(millis, 0, counted, seen);
        return this;
    }

    /** The recording, with a sample each millisecond. */
    public Summary summary() {
        return summary(millis);
    }

    /** The recording, with so many samples. */
    public Summary summary(long samples) {
        scene.quality(samples, 41_000).end(millis);
        return ledger.summary();
    }

    /** A recording in which no thread was seen. */
    public static Summary ofNothing() {
        Ledger ledger = new Ledger();
        new Scene(ledger).begin().quality(0, 0).end(0);
        return ledger.summary();
    }
}
