package dev.gilspy.aggregate;

import static dev.gilspy.model.BlockedKind.IO;
import static dev.gilspy.model.BlockedKind.LOCK;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;

import dev.gilspy.model.Observer;
import dev.gilspy.model.ThreadInfo;

/** Recordings of what is not one interpreter with one GIL. */
public final class InterpreterScenes {
    private InterpreterScenes() {}

    /**
     * Four interpreters, two of which share a GIL: two threads that compete under the GIL of
     * interpreter 2, one that computes in interpreter 3, and a main thread that goes on from
     * interpreter 0 in interpreter 1.
     */
    public static Summary severalInterpreters() {
        Ledger ledger = new Ledger();
        severalInterpreters(ledger);
        return ledger.summary();
    }

    /** The same as a stream. */
    public static void severalInterpreters(Observer observer) {
        Scene scene = new Scene(observer).begin().interpreter(0, 0).interpreter(1, 0);
        scene.interpreter(2, 2).interpreter(3, 3);
        int main = scene.thread("MainThread");
        int first = scene.thread("pool-2-a", 2);
        int second = scene.thread("pool-2-b", 2);
        int alone = scene.thread("pool-3", 3);
        int work = scene.stack("main /srv/app.py:9", "score /srv/model.py:5");
        int plugin = scene.stack("main /srv/app.py:9", "plugin /srv/plugin.py:3");
        for (int turn = 0; turn < 100; turn++) {
            scene.is(first, RUNNING, 5, work).waits(first, 5, work, second, work);
            scene.waits(second, 5, work, first, work).is(second, RUNNING, 5, work);
            scene.is(alone, RUNNING, 9, work).is(alone, NATIVE, 1, work);
        }
        scene.is(main, RUNNING, 50, work).blocked(main, IO, 450, work).goesOn(main, 1);
        scene.is(main, RUNNING, 200, plugin).blocked(main, IO, 300, plugin);
        scene.tallyOf(0, 1000, 0, 30, 28).tallyOf(2, 1000, 0, 200, 190).tallyOf(3, 1000, 0, 9, 9);
        scene.quality(997, 41_000).end(1000);
    }

    /** Three threads without a GIL: they queue for a list, and one of them stops the world. */
    public static Summary withoutGil() {
        Ledger ledger = new Ledger();
        withoutGil(ledger);
        return ledger.summary();
    }

    /** The same as a stream. */
    public static void withoutGil(Observer observer) {
        Scene scene = new Scene(observer).freeThreaded().begin().interpreter(0, 0);
        int main = scene.thread("MainThread");
        int first = scene.thread("worker-1");
        int second = scene.thread("worker-2");
        int collect = scene.stack("main /srv/app.py:9", "tidy /srv/app.py:40");
        int append = scene.stack("work /srv/app.py:21", "append /srv/app.py:23");
        for (int turn = 0; turn < 10; turn++) {
            scene.is(main, RUNNING, 20, collect).blocked(main, IO, 80, collect);
            scene.waits(first, 20, append, main, collect).is(first, RUNNING, 60, append);
            scene.blocked(first, LOCK, 20, append);
            scene.waits(second, 20, append, main, collect).is(second, RUNNING, 50, append);
            scene.blocked(second, LOCK, 30, append);
        }
        scene.queued(0x7f3a10c0L, "list object", first, 180)
                .queued(0x7f3a10c0L, "list object", second, 290);
        scene.queued(0x55d0a8L, "", second, 8);
        scene.paused(main, 10, 196).paused(ThreadInfo.UNKNOWN, 1, 0.4);
        scene.quality(997, 41_000).end(1000);
    }

    /** PyPy: no stacks, no switch interval, and a sentence that says so. */
    public static Summary pypy() {
        Ledger ledger = new Ledger();
        pypy(ledger);
        return ledger.summary();
    }

    /** The same as a stream. */
    public static void pypy(Observer observer) {
        Scene scene =
                new Scene(observer)
                        .pypy(
                                "PyPy's Python frames cannot be read from outside: there are no stacks, only states.")
                        .begin();
        int first = scene.thread("");
        int second = scene.thread("");
        for (int turn = 0; turn < 50; turn++) {
            scene.is(first, RUNNING, 10, 0).waits(first, 10, 0, second, 0);
            scene.waits(second, 10, 0, first, 0).is(second, RUNNING, 10, 0);
        }
        scene.withoutStacks().quality(997, 41_000).end(1000);
    }
}
