package dev.gilspy.recording;

import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects calls of an observer into one batch after the other. Strings are given once for a whole
 * process; ids of frames and stacks are not kept, since they count.
 */
final class BatchWriter {
    private static final int KINDS_OF_CALLS = 8;

    private final Map<String, Integer> stringIds = new HashMap<>();
    private final SpanColumns spans = new SpanColumns();
    private final ObservationColumns observations = new ObservationColumns();
    private Wire.Batch.Builder batch = Wire.Batch.newBuilder();
    private Wire.Frames.Builder frames = Wire.Frames.newBuilder();
    private Wire.Stacks.Builder stacks = Wire.Stacks.newBuilder();
    private Wire.Call call = Wire.Call.THREAD;
    private int runLength;
    private int calls;
    private int calledInOrder;
    private boolean timed;
    private int nextFrame;
    private int nextStack = 1;

    void thread(ThreadInfo thread) {
        count(Wire.Call.THREAD);
        batch.addThreads(
                Wire.Thread.newBuilder()
                        .setId(thread.id())
                        .setTid(thread.tid())
                        .setLocalTid(thread.inContainer() ? thread.localTid() : 0)
                        .setName(thread.name())
                        .setInterpreter(thread.interpreter()));
    }

    void frame(int id, Frame frame) {
        inOrder(id == nextFrame++, "frame", id);
        count(Wire.Call.FRAME);
        frames.addFunction(string(frame.function()))
                .addFile(string(frame.file()))
                .addLine(frame.line());
    }

    void stack(int id, int parent, int frame) {
        inOrder(id == nextStack++, "stack", id);
        count(Wire.Call.STACK);
        stacks.addParent(parent).addFrame(frame);
    }

    void span(Span span) {
        startClocks(span.fromNanos());
        count(Wire.Call.SPAN);
        spans.add(span);
    }

    void observe(StackObservation observation) {
        startClocks(observation.atNanos());
        count(Wire.Call.OBSERVATION);
        observations.add(observation);
    }

    void account(ThreadAccount account) {
        count(Wire.Call.ACCOUNT);
        batch.addAccounts(Counters.of(account));
    }

    /** Not one of the calls in order, so that a reader that does not know of it reads on. */
    void gilAccount(GilAccount account) {
        calls++;
        batch.addGilAccounts(Counters.of(account, calledInOrder));
    }

    void interpreter(InterpreterInfo interpreter) {
        aside(Asides.of(interpreter));
    }

    void lockAccount(LockAccount account) {
        aside(Asides.of(account));
    }

    void pauseAccount(PauseAccount account) {
        aside(Asides.of(account));
    }

    void usage(ProcessUsage usage) {
        aside(Asides.of(usage));
    }

    /** The process said again. */
    void process(ProcessInfo process) {
        aside(Asides.of(process));
    }

    private void aside(Wire.Aside.Builder aside) {
        calls++;
        batch.addAsides(
                aside.setAfter(calledInOrder).setAfterGilAccounts(batch.getGilAccountsCount()));
    }

    void tally(GilTally tally) {
        count(Wire.Call.TALLY);
        batch.addTallies(Counters.of(tally));
    }

    void quality(RunQuality quality) {
        count(Wire.Call.QUALITY);
        batch.addQualities(Counters.of(quality));
    }

    /** How many calls the batch holds so far. */
    int calls() {
        return calls;
    }

    /** The batch so far; a new one begins. */
    Wire.Batch take() {
        endRun();
        batch.setFrames(frames).setStacks(stacks);
        if (timed) {
            batch.setSpans(spans.written()).setObservations(observations.written());
        }
        Wire.Batch taken = batch.build();
        batch = Wire.Batch.newBuilder();
        frames = Wire.Frames.newBuilder();
        stacks = Wire.Stacks.newBuilder();
        calls = 0;
        calledInOrder = 0;
        timed = false;
        return taken;
    }

    private void startClocks(long nanos) {
        if (!timed) {
            timed = true;
            batch.setBaseNanos(nanos);
            spans.startWriting(nanos);
            observations.startWriting(nanos);
        }
    }

    private void count(Wire.Call next) {
        if (next != call) {
            endRun();
            call = next;
        }
        runLength++;
        calledInOrder++;
        calls++;
    }

    private void endRun() {
        if (runLength > 0) {
            batch.addOrder(call.getNumber() + KINDS_OF_CALLS * runLength);
            runLength = 0;
        }
    }

    private int string(String text) {
        Integer known = stringIds.get(text);
        if (known != null) {
            return known;
        }
        int id = stringIds.size();
        stringIds.put(text, id);
        batch.addStrings(text);
        return id;
    }

    private static void inOrder(boolean inOrder, String what, int id) {
        if (!inOrder) {
            throw new IllegalArgumentException("%s %d is out of order".formatted(what, id));
        }
    }
}
