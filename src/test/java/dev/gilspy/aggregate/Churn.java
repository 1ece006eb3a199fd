package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.Scene.MILLI;
import static dev.gilspy.aggregate.Scene.START;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.time.Instant;
import java.util.List;

/**
 * A stream of a service that never rests: each second threads are born that hold the GIL for 3 ms,
 * wait 2 ms for steady and end, each in code that nobody has run before. MainThread is asleep all
 * the time, in spans of 1 s that lie across the seconds. The figures are said each second.
 */
public final class Churn {
    public static final int BIRTHS = 100;
    private static final long SECOND = 1000 * MILLI;
    private static final int STEADY = 1;

    private final Observer observer;
    private final int pid;
    private long startNanos = START;
    private int seconds;
    private int threads;
    private int frames;
    private int stacks;
    private long heldNanos;

    public Churn(Observer observer, int pid) {
        this.observer = observer;
        this.pid = pid;
    }

    /** It begins so long after others; to be said before {@link #begin}. */
    public Churn after(int otherSeconds) {
        startNanos = START + otherSeconds * SECOND;
        return this;
    }

    public Churn begin() {
        observer.begin(
                new Run(
                        "0.1.0",
                        Instant.parse("2026-01-01T10:00:00Z"),
                        startNanos,
                        0,
                        1000,
                        0,
                        Run.Source.KERNEL,
                        Run.Pause.NEVER,
                        2,
                        "6.1.0"));
        observer.process(
                new ProcessInfo(
                        pid,
                        1,
                        List.of("python3", "churn.py"),
                        "CPython",
                        "3.12.4",
                        false,
                        true,
                        5 * MILLI));
        thread("MainThread");
        thread("steady");
        return this;
    }

    private int thread(String name) {
        observer.thread(new ThreadInfo(threads, 1000 + threads, name, 0));
        return threads++;
    }

    /** How long anybody has held the GIL so far. */
    public long heldNanos() {
        return heldNanos;
    }

    /** How many threads there have been. */
    public int threads() {
        return threads;
    }

    public long nowNanos() {
        return startNanos + seconds * SECOND;
    }

    public Churn seconds(int count) {
        for (int i = 0; i < count; i++) {
            second();
        }
        return this;
    }

    private void second() {
        long from = nowNanos();
        for (int birth = 0; birth < BIRTHS; birth++) {
            liveAndDie(from + birth * 10 * MILLI);
        }
        if (seconds > 0) { // what lies across the border comes late
            span(0, ThreadState.BLOCKED, from - SECOND / 2, from + SECOND / 2, 0);
        }
        seconds++;
        long sinceStart = seconds * SECOND;
        observer.account(new ThreadAccount(STEADY, sinceStart, sinceStart / 5, 0));
        observer.tally(new GilTally(0, sinceStart, 0, 2L * BIRTHS * seconds, BIRTHS * seconds));
        observer.quality(quality());
    }

    private void liveAndDie(long at) {
        int thread = thread("worker-" + threads);
        int stack = stackOfNewCode();
        hold(STEADY, at, at + 2 * MILLI, 0);
        wait(thread, at, at + 2 * MILLI, stack);
        hold(thread, at + 2 * MILLI, at + 5 * MILLI, stack);
        observer.account(new ThreadAccount(thread, 5 * MILLI, 3 * MILLI, 0));
    }

    private int stackOfNewCode() {
        observer.frame(frames, new Frame("made_" + frames, "made.py", 1));
        observer.stack(++stacks, 0, frames++);
        return stacks;
    }

    private void hold(int thread, long from, long to, int stack) {
        heldNanos += to - from;
        span(thread, ThreadState.RUNNING, from, to, stack);
    }

    private void wait(int thread, long from, long to, int stack) {
        span(thread, ThreadState.WAITING, from, to, stack);
    }

    private void span(int thread, ThreadState state, long from, long to, int stack) {
        BlockedKind kind = state == ThreadState.BLOCKED ? BlockedKind.POLL : BlockedKind.NONE;
        observer.span(new Span(thread, state, kind, from, to, 0, false));
        int samples = (int) ((to - from) / MILLI);
        int holder = state == ThreadState.WAITING ? STEADY : ThreadInfo.NOBODY;
        observer.observe(
                new StackObservation(
                        thread, state, kind, to, samples, to - from, stack, holder, 0));
    }

    private RunQuality quality() {
        Quantiles lateness = new Quantiles(true, 1, 1, 1, 1, 1, 1, 1, 0);
        return new RunQuality(
                1000L * seconds, 0, seconds, 0, 0, 0, 0, 0, lateness, MILLI * seconds, true, 0);
    }

    public void end() {
        observer.end(new Ending(Ending.Reason.SIGNAL, nowNanos(), ""));
    }
}
