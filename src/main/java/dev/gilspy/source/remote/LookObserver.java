package dev.gilspy.source.remote;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Look;
import dev.gilspy.model.Look.ThreadLook;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Keeps a very short recording whole, to tell what every thread did at one moment in its middle. A
 * single look would not do: whether a runnable thread is on a CPU shows only in what follows.
 */
final class LookObserver implements Observer {
    private final Map<Integer, InterpreterInfo> interpreters = new TreeMap<>();
    private final Map<Integer, ThreadInfo> threads = new TreeMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Map<Integer, int[]> stacks = new HashMap<>();
    private final List<StackObservation> observations = new ArrayList<>();
    private ProcessInfo process;

    /**
     * The look at the middle of what was seen.
     *
     * @param systemCallOf the call that the thread with a TID sleeps in; "" if in none
     */
    Look look(IntFunction<String> systemCallOf) {
        long from = observations.stream().mapToLong(LookObserver::from).min().orElse(0);
        long to = observations.stream().mapToLong(StackObservation::atNanos).max().orElse(0);
        long middle = from + (to - from) / 2;
        List<ThreadLook> looks = new ArrayList<>();
        for (ThreadInfo thread : threads.values()) {
            observations.stream()
                    .filter(seen -> seen.thread() == thread.id())
                    .filter(seen -> from(seen) <= middle && middle <= seen.atNanos())
                    .findFirst()
                    .ifPresent(seen -> looks.add(lookAt(thread, seen, systemCallOf)));
        }
        return new Look(process, List.copyOf(interpreters.values()), looks);
    }

    private static long from(StackObservation seen) {
        return seen.atNanos() - seen.nanos();
    }

    private ThreadLook lookAt(
            ThreadInfo thread, StackObservation seen, IntFunction<String> systemCallOf) {
        boolean asleep =
                seen.state() == ThreadState.BLOCKED || seen.state() == ThreadState.HELD_BLOCKED;
        String call = asleep ? systemCallOf.apply(thread.tid()) : "";
        return new ThreadLook(thread, seen.state(), seen.kind(), call, framesOf(seen.stack()));
    }

    private List<Frame> framesOf(int stack) {
        LinkedList<Frame> found = new LinkedList<>();
        for (int at = stack; at != 0; at = stacks.get(at)[0]) {
            found.addFirst(frames.get(stacks.get(at)[1]));
        }
        return found;
    }

    @Override
    public void process(ProcessInfo seen) {
        process = seen;
    }

    @Override
    public void interpreter(InterpreterInfo interpreter) {
        interpreters.put(interpreter.id(), interpreter);
    }

    @Override
    public void thread(ThreadInfo thread) {
        threads.put(thread.id(), thread);
    }

    @Override
    public void frame(int id, Frame frame) {
        frames.add(frame);
    }

    @Override
    public void stack(int id, int parent, int frame) {
        stacks.put(id, new int[] {parent, frame});
    }

    @Override
    public void observe(StackObservation observation) {
        observations.add(observation);
    }

    @Override
    public void begin(Run run) {
        // Only what threads do is looked at.
    }

    @Override
    public void span(Span span) {
        // The stack observations say the same, with the stack.
    }

    @Override
    public void account(ThreadAccount account) {
        // Only what threads do is looked at.
    }

    @Override
    public void gilAccount(GilAccount account) {
        // Only what threads do is looked at.
    }

    @Override
    public void tally(GilTally tally) {
        // Only what threads do is looked at.
    }

    @Override
    public void lockAccount(LockAccount account) {
        // Only what threads do is looked at.
    }

    @Override
    public void pauseAccount(PauseAccount account) {
        // Only what threads do is looked at.
    }

    @Override
    public void quality(RunQuality quality) {
        // Only what threads do is looked at.
    }

    @Override
    public void end(Ending ending) {
        // Only what threads do is looked at.
    }
}
