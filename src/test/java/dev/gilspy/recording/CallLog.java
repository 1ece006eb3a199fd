package dev.gilspy.recording;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/** Keeps every call in the order in which it came, to compare two streams. */
public final class CallLog implements Observer {
    private final List<Object> calls = new ArrayList<>();

    public record NumberedFrame(int id, Frame frame) {}

    public record NumberedStack(int id, int parent, int frame) {}

    public List<Object> calls() {
        return calls;
    }

    Ending ending() {
        return (Ending) calls.get(calls.size() - 1);
    }

    @Override
    public void begin(Run run) {
        calls.add(run);
    }

    @Override
    public void process(ProcessInfo process) {
        calls.add(process);
    }

    @Override
    public void interpreter(InterpreterInfo interpreter) {
        calls.add(interpreter);
    }

    @Override
    public void thread(ThreadInfo thread) {
        calls.add(thread);
    }

    @Override
    public void frame(int id, Frame frame) {
        calls.add(new NumberedFrame(id, frame));
    }

    @Override
    public void stack(int id, int parent, int frame) {
        calls.add(new NumberedStack(id, parent, frame));
    }

    @Override
    public void span(Span span) {
        calls.add(span);
    }

    @Override
    public void observe(StackObservation observation) {
        calls.add(observation);
    }

    @Override
    public void account(ThreadAccount account) {
        calls.add(account);
    }

    @Override
    public void gilAccount(GilAccount account) {
        calls.add(account);
    }

    @Override
    public void lockAccount(LockAccount account) {
        calls.add(account);
    }

    @Override
    public void pauseAccount(PauseAccount account) {
        calls.add(account);
    }

    @Override
    public void tally(GilTally tally) {
        calls.add(tally);
    }

    @Override
    public void usage(ProcessUsage usage) {
        calls.add(usage);
    }

    @Override
    public void quality(RunQuality quality) {
        calls.add(quality);
    }

    @Override
    public void end(Ending ending) {
        calls.add(ending);
    }
}
