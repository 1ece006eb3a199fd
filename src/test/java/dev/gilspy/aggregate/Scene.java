package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stream made by hand: calls an observer as a source would. Each thread has its own clock, which
 * its spans move on; times are in milliseconds.
 */
public final class Scene extends SceneAccounts {
    private final Map<Integer, Long> clocks = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> frames = new HashMap<>();
    private final Map<List<Integer>, Integer> stacks = new HashMap<>();
    private final Set<Integer> inOtherContext = new HashSet<>();
    private int threads;

    public Scene(Observer observer) {
        super(observer);
    }

    @Override
    Scene self() {
        return this;
    }

    /** What follows is known to plus or minus so much only; 0 for exactly. */
    public Scene knownTo(double millis) {
        uncertainty = Math.round(millis * MILLI);
        return this;
    }

    /** Announces a thread of the main interpreter and gives its id; TIDs count from the PID. */
    public int thread(String name) {
        return thread(name, 0);
    }

    /** Announces a thread of an interpreter. */
    public int thread(String name, int interpreter) {
        int id = threads++;
        names.put(id, name);
        return goesOn(id, interpreter);
    }

    /** A thread goes on in another interpreter. */
    public int goesOn(int thread, int interpreter) {
        observer.thread(new ThreadInfo(thread, pid() + thread, names.get(thread), interpreter));
        return thread;
    }

    /**
     * Announces a stack, root first, of frames written {@code function file:line}; gives its id.
     */
    public int stack(String... rootFirst) {
        int parent = 0;
        for (String text : rootFirst) {
            int frame = frame(text);
            int caller = parent;
            parent =
                    stacks.computeIfAbsent(
                            List.of(caller, frame),
                            absent -> {
                                int id = stacks.size() + 1;
                                observer.stack(id, caller, frame);
                                return id;
                            });
        }
        return parent;
    }

    private int frame(String text) {
        return frames.computeIfAbsent(
                text,
                absent -> {
                    int space = text.lastIndexOf(' ');
                    int colon = text.lastIndexOf(':');
                    String file = text.substring(space + 1, colon);
                    int line = Integer.parseInt(text.substring(colon + 1));
                    observer.frame(frames.size(), new Frame(text.substring(0, space), file, line));
                    return frames.size();
                });
    }

    /** A thread that is blocked, for whatever kind. */
    public Scene blocked(int thread, BlockedKind kind, double millis, int stack) {
        return add(thread, ThreadState.BLOCKED, kind, millis, false, stack);
    }

    /** A thread in a state, beginning a new hold or wait if it is one. */
    public Scene is(int thread, ThreadState state, double millis, int stack) {
        return add(thread, state, BlockedKind.NONE, millis, false, stack);
    }

    /** A thread in a state, going on with the hold or wait of its span before. */
    public Scene stays(int thread, ThreadState state, double millis, int stack) {
        return add(thread, state, BlockedKind.NONE, millis, true, stack);
    }

    /**
     * What the thread does next, it does in another context: its event loop runs another callback.
     */
    public Scene turns(int thread) {
        inOtherContext.add(thread);
        return this;
    }

    /** A thread that waits for another one. */
    public Scene waits(int thread, double millis, int stack, int holder, int holderStack) {
        long nanos = span(thread, ThreadState.WAITING, BlockedKind.NONE, millis, false);
        observe(thread, ThreadState.WAITING, BlockedKind.NONE, nanos, stack, holder, holderStack);
        return this;
    }

    /** A thread that goes on with the same wait, behind another holder. */
    public Scene waitsOn(int thread, double millis, int stack, int holder, int holderStack) {
        long nanos = span(thread, ThreadState.WAITING, BlockedKind.NONE, millis, true);
        observe(thread, ThreadState.WAITING, BlockedKind.NONE, nanos, stack, holder, holderStack);
        return this;
    }

    private Scene add(
            int thread, ThreadState state, BlockedKind kind, double millis, boolean on, int stack) {
        long nanos = span(thread, state, kind, millis, on);
        int holder = state == ThreadState.WAITING ? ThreadInfo.UNKNOWN : ThreadInfo.NOBODY;
        observe(thread, state, kind, nanos, stack, holder, 0);
        return this;
    }

    private long span(int thread, ThreadState state, BlockedKind kind, double millis, boolean on) {
        long from = clocks.getOrDefault(thread, startNanos);
        long nanos = Math.round(millis * MILLI);
        clocks.put(thread, from + nanos);
        observer.span(new Span(thread, state, kind, from, from + nanos, uncertainty, on));
        return nanos;
    }

    private void observe(
            int thread,
            ThreadState state,
            BlockedKind kind,
            long nanos,
            int stack,
            int holder,
            int at) {
        int samples = (int) Math.max(1, nanos / MILLI);
        long end = clocks.get(thread);
        observer.observe(
                new StackObservation(
                        thread,
                        state,
                        kind,
                        end,
                        samples,
                        nanos,
                        stack,
                        holder,
                        at,
                        inOtherContext.remove(thread)));
    }
}
