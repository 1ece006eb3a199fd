package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.ThreadAccount;

/** What a scene was counted to be, by the kernel, the interpreter and the recorder; and its end. */
abstract class SceneAccounts extends SceneSetting {
    SceneAccounts(Observer observer) {
        super(observer);
    }

    /** What the process took of the machine by then, in milliseconds of CPU and in MiB. */
    public Scene usage(
            double atMillis, double cpuMillis, long resident, long proportional, long unique) {
        observer.usage(
                new ProcessUsage(
                        startNanos + Math.round(atMillis * MILLI),
                        Math.round(cpuMillis * MILLI),
                        resident << 20,
                        proportional << 20,
                        unique << 20));
        return self();
    }

    /** The kernel's account of a thread, in milliseconds. */
    public Scene account(int thread, double observed, double cpu, double runQueue) {
        observer.account(
                new ThreadAccount(
                        thread,
                        Math.round(observed * MILLI),
                        Math.round(cpu * MILLI),
                        Math.round(runQueue * MILLI)));
        return self();
    }

    /** How a thread let go of the GIL, and its waiting in milliseconds. */
    public Scene gilAccount(int thread, long forced, long voluntary, double gil, double cpu) {
        observer.gilAccount(
                new GilAccount(
                        thread,
                        forced,
                        voluntary,
                        Math.round(gil * MILLI),
                        Math.round(cpu * MILLI)));
        return self();
    }

    public Scene tally(double observed, double unknownHeld, long switches, long seen) {
        return tallyOf(0, observed, unknownHeld, switches, seen);
    }

    public Scene tallyOf(
            int interpreter, double observed, double unknownHeld, long switches, long seen) {
        observer.tally(
                new GilTally(
                        interpreter,
                        Math.round(observed * MILLI),
                        Math.round(unknownHeld * MILLI),
                        switches,
                        seen));
        return self();
    }

    /** A thread has queued for a lock for so many milliseconds until now. */
    public Scene queued(long lock, String of, int thread, double millis) {
        observer.lockAccount(new LockAccount(lock, of, thread, Math.round(millis * MILLI)));
        return self();
    }

    /** A thread has asked for so many stop-the-world pauses, in milliseconds, until now. */
    public Scene paused(int thread, long pauses, double millis) {
        observer.pauseAccount(new PauseAccount(thread, pauses, Math.round(millis * MILLI)));
        return self();
    }

    public Scene quality(long samples, long latenessP99Nanos) {
        Quantiles lateness =
                new Quantiles(
                        true,
                        samples,
                        samples * 20_000,
                        15_000,
                        30_000,
                        latenessP99Nanos,
                        latenessP99Nanos * 2,
                        latenessP99Nanos * 3,
                        0);
        observer.quality(
                new RunQuality(
                        samples,
                        2,
                        1,
                        0,
                        readsStacks ? 3 * samples : 0,
                        readsStacks ? 7 : 0,
                        failedStops,
                        0,
                        lateness,
                        60 * MILLI,
                        true,
                        loweredToHz));
        return self();
    }

    /** How a run of the kernel source went: its clock is the kernel's own, and never late. */
    public Scene kernelQuality(long samples) {
        observer.quality(
                new RunQuality(
                        samples,
                        0,
                        0,
                        3,
                        samples,
                        0,
                        0,
                        lostEvents,
                        Quantiles.NONE,
                        40 * MILLI,
                        false,
                        loweredToHz));
        return self();
    }

    public Scene end(double atMillis) {
        return end(Ending.Reason.DURATION, atMillis, "");
    }

    public Scene end(Ending.Reason reason, double atMillis, String detail) {
        long at = startNanos + Math.round(atMillis * MILLI);
        observer.end(new Ending(reason, at, detail));
        return self();
    }
}
