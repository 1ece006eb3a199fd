package dev.gilspy.aggregate;

import static dev.gilspy.model.BlockedKind.IO;
import static dev.gilspy.model.BlockedKind.LOCK;
import static dev.gilspy.model.BlockedKind.POLL;
import static dev.gilspy.model.BlockedKind.SLEEP;
import static dev.gilspy.model.ThreadState.HELD_BLOCKED;
import static dev.gilspy.model.ThreadState.HELD_STARVED;
import static dev.gilspy.model.ThreadState.NATIVE;
import static dev.gilspy.model.ThreadState.RUNNING;
import static dev.gilspy.model.ThreadState.STARVED;

import dev.gilspy.model.Observer;
import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/** Recordings of a few seconds that several tests look at. */
public final class Scenes {
    private static final String BOOT = "Thread._bootstrap /usr/lib/python3.12/threading.py:1030";
    private static final String INNER =
            "Thread._bootstrap_inner /usr/lib/python3.12/threading.py:1073";
    private static final String RUN = "Thread.run /usr/lib/python3.12/threading.py:1010";

    private static final String[] LOOP = {
        "<module> /srv/serve.py:90",
        "run /usr/lib/python3.12/asyncio/runners.py:194",
        "BaseEventLoop.run_forever /usr/lib/python3.12/asyncio/base_events.py:641",
        "BaseEventLoop._run_once /usr/lib/python3.12/asyncio/base_events.py:1986"
    };

    private Scenes() {}

    /** The stack of an asyncio loop that runs something; of the loop itself if it is nothing. */
    public static int inLoop(Scene scene, String... running) {
        List<String> frames = new ArrayList<>(List.of(LOOP));
        if (running.length > 0) {
            frames.add("Handle._run /usr/lib/python3.12/asyncio/events.py:88");
        }
        frames.addAll(List.of(running));
        return scene.stack(frames.toArray(String[]::new));
    }

    /** The stack of an asyncio loop that sleeps until there is an event. */
    public static int inPoll(Scene scene) {
        List<String> frames = new ArrayList<>(List.of(LOOP));
        frames.add("EpollSelector.select /usr/lib/python3.12/selectors.py:468");
        return scene.stack(frames.toArray(String[]::new));
    }

    /** A server's loop: short requests, some that compute for 120 ms, and one that sleeps. */
    public static Summary eventLoop() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int main = scene.thread("MainThread");
        int poll = inPoll(scene);
        int serve = inLoop(scene, "serve /srv/app.py:12");
        int rank = inLoop(scene, "handle /srv/app.py:31", "rank /srv/model.py:88");
        int sleep = inLoop(scene, "retry /srv/app.py:60");
        for (int request = 0; request < 10; request++) {
            scene.blocked(main, POLL, 40, poll);
            scene.turns(main).is(main, RUNNING, 3, serve);
            scene.turns(main).is(main, RUNNING, 120, rank);
            scene.turns(main).is(main, RUNNING, 17, serve);
            scene.turns(main).blocked(main, POLL, 20, poll);
        }
        scene.turns(main).blocked(main, SLEEP, 600, sleep);
        scene.tally(2600, 0, 0, 0).quality(2600, 40_000).account(main, 2600, 1400, 3);
        scene.end(2600);
        return ledger.summary();
    }

    /**
     * Three workers take turns of 5 ms for 3 s; a logger wants the GIL now and then; main joins.
     */
    public static Summary threeWorkers() {
        Ledger ledger = new Ledger();
        threeWorkers(ledger);
        return ledger.summary();
    }

    /** The same as a stream. */
    public static void threeWorkers(Observer observer) {
        threeWorkers(new Scene(observer));
    }

    /** The same in a scene that is still to begin. */
    static void threeWorkers(Scene scene) {
        scene.begin();
        int main = scene.thread("MainThread");
        int[] workers = {
            scene.thread("worker-1"), scene.thread("worker-2"), scene.thread("worker-3")
        };
        int logger = scene.thread("logger");
        int join =
                scene.stack(
                        "<module> /srv/score.py:40",
                        "main /srv/score.py:31",
                        "Thread.join /usr/lib/python3.12/threading.py:1149");
        int[] work = {
            scene.stack(BOOT, INNER, RUN, "handle /srv/app.py:31", "score_batch /srv/model.py:88"),
            scene.stack(BOOT, INNER, RUN, "handle /srv/app.py:31", "score_batch /srv/model.py:91"),
            scene.stack(
                    BOOT,
                    INNER,
                    RUN,
                    "handle /srv/app.py:19",
                    "parse /srv/app.py:12",
                    "loads /usr/lib/python3.12/json/__init__.py:346",
                    "JSONDecoder.decode /usr/lib/python3.12/json/decoder.py:337")
        };
        int log = scene.stack(BOOT, INNER, RUN, "write_log /srv/app.py:60");
        for (int second = 0; second < 3; second++) {
            scene.blocked(main, LOCK, 1000, join);
        }
        for (int turn = 0; turn < 600; turn++) {
            int holder = turn % 3;
            for (int i = 0; i < 3; i++) {
                if (i == holder) {
                    scene.is(workers[i], RUNNING, 5, work[turn % 8 == 0 ? 2 : turn % 2]);
                } else {
                    int stack = work[turn % 2];
                    int holderStack = work[turn % 8 == 0 ? 2 : turn % 2];
                    if (turn > 0 && (turn - 1) % 3 != i) {
                        scene.waitsOn(workers[i], 5, stack, workers[holder], holderStack);
                    } else {
                        scene.waits(workers[i], 5, stack, workers[holder], holderStack);
                    }
                }
            }
        }
        for (int line = 0; line < 60; line++) {
            scene.waits(logger, 5.1, log, workers[line % 3], work[line % 2]);
            scene.is(logger, RUNNING, 0.04, log).blocked(logger, IO, 44.86, log);
        }
        scene.account(main, 3000, 0, 0).account(logger, 3000, 3, 1);
        for (int worker : workers) {
            scene.account(worker, 3000, 998, 4);
        }
        scene.tally(3000, 0, 660, 612).quality(2987, 41_000).end(3000);
    }

    /** One thread sleeps with the GIL; another waits; the machine is short of CPUs at times. */
    public static Summary sleepsWithGil() {
        Ledger ledger = new Ledger();
        sleepsWithGil(ledger);
        return ledger.summary();
    }

    /** The same as a stream. */
    public static void sleepsWithGil(Observer observer) {
        sleepsWithGil(new Scene(observer));
    }

    /** The same in a scene that is still to begin. */
    static void sleepsWithGil(Scene scene) {
        scene.begin();
        int sleeper = scene.thread("driver");
        int victim = scene.thread("вычисление");
        int nap = scene.stack("<module> /srv/app.py:3", "poll_device /srv/device.py:17");
        int work = scene.stack("<module> /srv/app.py:9", "compute /srv/app.py:5");
        for (int i = 0; i < 10; i++) {
            scene.is(sleeper, RUNNING, 2, nap).stays(sleeper, HELD_BLOCKED, 88, nap);
            scene.stays(sleeper, HELD_STARVED, 1, nap).blocked(sleeper, SLEEP, 9, nap);
            scene.waits(victim, 91, work, sleeper, nap).is(victim, RUNNING, 7, work);
            scene.is(victim, NATIVE, 1, work).is(victim, STARVED, 1, work);
        }
        scene.tally(1000, 0, 20, 20).quality(997, 2_400_000).end(1000);
    }

    /**
     * Two threads that compute and one that reads, as the kernel source sees them: all is exact but
     * for the reader's holds, a third of which nobody waited for, and a few of the first thread's.
     */
    public static Summary byTheKernel() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).exact().begin();
        int first = scene.thread("compute-1");
        int second = scene.thread("compute-2");
        int reader = scene.thread("reader");
        int work = scene.stack("main /srv/app.py:9", "compute /srv/app.py:5");
        int read = scene.stack("main /srv/app.py:9", "fetch /srv/net.py:23");
        for (int turn = 0; turn < 200; turn++) {
            scene.knownTo(turn == 7 ? 0.4 : 0).is(first, RUNNING, 5.023, work).knownTo(0);
            scene.waits(first, 4.977, work, second, work);
            scene.waits(second, 5.023, work, first, work).is(second, RUNNING, 4.977, work);
            scene.waits(reader, 4.96, read, turn % 2 == 0 ? first : second, work);
            scene.knownTo(turn % 3 == 0 ? 0.1 : 0).is(reader, RUNNING, 0.04, read).knownTo(0);
            scene.blocked(reader, IO, 5, read);
        }
        scene.account(first, 2000, 1005, 4).account(second, 2000, 995, 5);
        scene.gilAccount(first, 199, 1, 983.1, 12.3).gilAccount(second, 200, 0, 1000, 4.6);
        scene.gilAccount(reader, 0, 1612, 950, 42);
        scene.tally(2000, 0, 2012, 2012).lostEvents(3).kernelQuality(1998).end(2000);
        return ledger.summary();
    }

    /**
     * Pools of threads with long names that wait for each other, for nobody and for one unknown.
     */
    public static Summary manyWaiters() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int work = scene.stack("handle /srv/app.py:31", "score_batch /srv/model.py:88");
        for (String pool :
                new String[] {"ThreadPoolExecutor-1_", "serve-", "Dummy-", "q", "r", "s", "t"}) {
            for (int i = 0; i < 9; i++) {
                int thread = scene.thread(pool + i);
                scene.is(thread, RUNNING, 20 - i, work);
                scene.waits(thread, 90 - i, work, thread - thread % 3, work);
                scene.waits(thread, 3, work, ThreadInfo.NOBODY, 0);
                scene.waits(thread, 2, work, ThreadInfo.UNKNOWN, 0);
            }
        }
        scene.quality(300, 41_000).end(300);
        return ledger.summary();
    }

    /** Nothing known but that it began: no account, no tally, no quality, no end. */
    public static Summary justBegun() {
        Ledger ledger = new Ledger();
        Scene scene = new Scene(ledger).begin();
        int thread = scene.thread("");
        scene.waits(thread, 20, 0, ThreadInfo.UNKNOWN, 0);
        return ledger.summary();
    }
}
