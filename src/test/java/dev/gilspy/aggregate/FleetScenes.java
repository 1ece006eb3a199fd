package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.ThreadState;

/** Recordings of several processes at once. */
public final class FleetScenes {
    private FleetScenes() {}

    /**
     * A master that sleeps; a worker whose three threads compete for the GIL; and a worker that
     * began a second later and sleeps with the GIL held, of whose memory nothing is known.
     */
    public static Summary gunicorn() {
        FleetLedger fleet = new FleetLedger(Ledger::new);
        gunicorn(fleet);
        return fleet.summary();
    }

    /** The same as streams. */
    public static void gunicorn(FleetObserver fleet) {
        Scene master = new Scene(fleet.open()).of(4200, "gunicorn: master [shop:app]").begin();
        int main = master.thread("MainThread");
        int sleep = master.stack("<module> /srv/bin/gunicorn:8", "sleep /srv/arbiter.py:357");
        master.usage(0, 400, 31, 14, 5);
        for (int second = 0; second < 3; second++) {
            master.blocked(main, BlockedKind.POLL, 1000, sleep);
        }
        master.usage(3000, 400, 31, 14, 5).tally(3000, 0, 0, 0).account(main, 3000, 0, 0);
        master.quality(2990, 40_000).end(3000);

        Scene first = new Scene(fleet.open()).of(4301, "gunicorn: worker [shop:app]");
        first.usage(0, 2_000, 210, 150, 120);
        first.usage(3000, 4_997, 214, 153, 122); // before the end, which is the last that is told
        Scenes.threeWorkers(first);

        Scene second = new Scene(fleet.open()).of(4302, "gunicorn: worker [shop:app]").later(1000);
        Scenes.sleepsWithGil(second);
    }

    /** So many workers of ten threads that do much the same. */
    public static Summary workers(int count) {
        FleetLedger fleet = new FleetLedger(Ledger::new);
        for (int i = 0; i < count; i++) {
            worker(new Scene(fleet.open()).of(5000 + i, "celery", "worker-" + i).begin(), i);
        }
        return fleet.summary();
    }

    private static void worker(Scene scene, int number) {
        for (int i = 0; i < 10; i++) {
            int thread = scene.thread("pool-" + i);
            for (int task = 0; task < 50; task++) {
                int stack =
                        scene.stack(
                                "run /srv/tasks.py:9", "task_" + task + " /srv/tasks.py:" + task);
                scene.is(thread, ThreadState.RUNNING, 2 + number % 3, stack);
                scene.waits(thread, 18, stack, thread == 0 ? 1 : 0, stack);
                scene.blocked(thread, BlockedKind.IO, 20 - number % 3, stack);
            }
        }
        scene.quality(1900, 40_000).end(2000);
    }
}
