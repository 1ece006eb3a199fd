package dev.gilspy.recording;

import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Any stream that keeps to the observer's order, made from steps that jqwik can shrink. Its times
 * and counts are such as can be: {@code CraftedRecordingFuzzTest} has the others.
 */
public final class Streams {
    static final long START = 7_000_000_000L;

    /** Many days, in nanoseconds. */
    private static final long MOST = 1_000_000_000_000_000L;

    private final Observer observer;
    private int threads;
    private int frames;
    private int stacks;

    private Streams(Observer observer) {
        this.observer = observer;
    }

    /** Any values; what they are taken for depends on the call. */
    public record Step(int call, long a, long b, @NotNull String text) {}

    static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.longs().between(0, MOST),
                        Arbitraries.longs().between(0, MOST),
                        Arbitraries.strings().withCharRange(' ', '\ud7ff').ofMaxLength(20))
                .as((call, a, b, text) -> new Step(call, Math.min(a, b), Math.max(a, b), text))
                .list()
                .ofMaxSize(300);
    }

    static void send(List<Step> steps, Observer observer) {
        send(steps, observer, MOST);
    }

    /** The same of a recording that ends at a moment, whatever its steps say. */
    static void send(List<Step> steps, Observer observer, long endNanos) {
        Streams stream = begin(observer);
        steps.forEach(stream::send);
        stream.end(endNanos);
    }

    /**
     * The same as of three processes, whose steps come in turns; the last one begins when the first
     * has ended, and one more, the second opened, never does.
     */
    static void sendFleet(List<Step> steps, FleetObserver fleet) {
        Streams first = begin(fleet.open());
        fleet.open();
        Streams second = begin(fleet.open());
        Streams last = new Streams(fleet.open());
        List<Step> early = steps.subList(0, steps.size() / 2);
        early.forEach(step -> (step.b % 2 == 0 ? first : second).send(step));
        first.end();
        last.begin();
        List<Step> late = steps.subList(early.size(), steps.size());
        late.forEach(step -> (step.b % 2 == 0 ? second : last).send(step));
        second.end();
        last.end();
    }

    private static Streams begin(Observer observer) {
        Streams stream = new Streams(observer);
        stream.begin();
        return stream;
    }

    private void begin() {
        observer.begin(run());
        observer.process(process());
    }

    private void end() {
        end(MOST);
    }

    private void end(long nanos) {
        observer.end(new Ending(Ending.Reason.EXIT, nanos, "It exited."));
    }

    static Run run() {
        return new Run(
                "0.1.0",
                Instant.parse("2026-01-01T10:00:00.123456789Z"),
                START,
                10_000_000_000L,
                1000,
                0.015,
                Run.Source.KERNEL,
                Run.Pause.HOLDER,
                1.5,
                "6.1.0");
    }

    static ProcessInfo process() {
        List<String> command = List.of("python3", "app.py", "", "ü");
        return new ProcessInfo(
                42,
                1,
                command,
                "CPython",
                "3.14.0",
                true,
                false,
                5_000_000,
                List.of("PYTHON_GIL=1 is set."),
                List.of("ü cannot be read.", ""));
    }

    private void send(Step step) {
        switch (step.call) {
            case 0 -> thread(step);
            case 1 -> observer.frame(frames++, new Frame(step.text, step.text + 1, (int) step.a));
            case 2 -> stack(step);
            case 3 -> span(step);
            case 4 -> observe(step);
            case 5 -> account(step);
            case 6 -> observer.tally(new GilTally((int) step.a, step.a, step.b, step.a, step.b));
            case 7 -> gilAccount(step);
            case 8 -> observer.interpreter(new InterpreterInfo((int) step.a, (int) step.b));
            case 9 -> lockAccount(step);
            case 10 -> pauseAccount(step);
            case 12 -> observer.usage(new ProcessUsage(step.a, step.b, -1, step.b, step.a));
            case 11 -> observer.process(process(step));
            default -> observer.quality(quality(step));
        }
    }

    private void thread(Step step) {
        int id = below(step.a, threads + 1);
        threads = Math.max(threads, id + 1);
        int tid = (int) step.a;
        int localTid = step.b % 2 == 0 ? tid : Math.abs(tid / 2) + 1;
        observer.thread(new ThreadInfo(id, tid, localTid, step.text, (int) step.b));
    }

    private void stack(Step step) {
        if (frames > 0) {
            observer.stack(++stacks, below(step.a, stacks), below(step.b, frames));
        }
    }

    private void span(Step step) {
        if (threads > 0) {
            int thread = below(step.a, threads);
            observer.span(
                    new Span(
                            thread,
                            state(step),
                            kind(step),
                            step.a,
                            step.b,
                            step.a,
                            step.b % 2 == 0));
        }
    }

    private void observe(Step step) {
        if (threads > 0) {
            int stack = below(step.b, stacks + 1);
            int holder = below(step.b, threads + 2) - 2;
            observer.observe(
                    new StackObservation(
                            below(step.a, threads),
                            state(step),
                            kind(step),
                            step.a,
                            (int) step.b & Integer.MAX_VALUE,
                            step.b,
                            stack,
                            holder,
                            stack,
                            step.a % 2 == 0));
        }
    }

    private void account(Step step) {
        if (threads > 0) {
            observer.account(
                    new ThreadAccount(below(step.a, threads), step.a, step.b, step.a ^ step.b));
        }
    }

    private void gilAccount(Step step) {
        if (threads > 0) {
            int thread = below(step.a, threads);
            observer.gilAccount(new GilAccount(thread, step.a, step.b, step.b, step.a));
        }
    }

    private void lockAccount(Step step) {
        if (threads > 0) {
            observer.lockAccount(
                    new LockAccount(step.b, step.text, below(step.a, threads), step.a));
        }
    }

    private void pauseAccount(Step step) {
        int thread = below(step.a, threads + 1) - 1;
        int requester = thread < 0 ? ThreadInfo.UNKNOWN : thread;
        observer.pauseAccount(new PauseAccount(requester, step.a, step.b));
    }

    private static ProcessInfo process(Step step) {
        return process().withGil(step.a % 2 != 0, List.of(step.text, "Y"));
    }

    private static RunQuality quality(Step step) {
        Quantiles lateness = new Quantiles(step.a % 2 != 0, 1, 2, step.a, 4, 5, step.b, 7, 8);
        return new RunQuality(step.a, 2, 3, 4, 5, 6, 7, step.b, lateness, 9, step.b % 2 != 0, 10);
    }

    private static ThreadState state(Step step) {
        return ThreadState.values()[below(step.a, ThreadState.values().length)];
    }

    private static BlockedKind kind(Step step) {
        return BlockedKind.values()[below(step.b, BlockedKind.values().length)];
    }

    private static int below(long value, int limit) {
        return (int) Math.floorMod(value, (long) limit);
    }
}
