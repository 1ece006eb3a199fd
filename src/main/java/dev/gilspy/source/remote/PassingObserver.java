package dev.gilspy.source.remote;

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

/** Passes every call on to another observer; to be changed where something is to be different. */
abstract class PassingObserver implements Observer {
    private final Observer next;

    PassingObserver(Observer next) {
        this.next = next;
    }

    @Override
    public void begin(Run run) {
        next.begin(run);
    }

    @Override
    public void process(ProcessInfo process) {
        next.process(process);
    }

    @Override
    public void interpreter(InterpreterInfo interpreter) {
        next.interpreter(interpreter);
    }

    @Override
    public void thread(ThreadInfo thread) {
        next.thread(thread);
    }

    @Override
    public void frame(int id, Frame frame) {
        next.frame(id, frame);
    }

    @Override
    public void stack(int id, int parent, int frame) {
        next.stack(id, parent, frame);
    }

    @Override
    public void span(Span span) {
        next.span(span);
    }

    @Override
    public void observe(StackObservation observation) {
        next.observe(observation);
    }

    @Override
    public void account(ThreadAccount account) {
        next.account(account);
    }

    @Override
    public void tally(GilTally tally) {
        next.tally(tally);
    }

    @Override
    public void gilAccount(GilAccount account) {
        next.gilAccount(account);
    }

    @Override
    public void lockAccount(LockAccount account) {
        next.lockAccount(account);
    }

    @Override
    public void pauseAccount(PauseAccount account) {
        next.pauseAccount(account);
    }

    @Override
    public void usage(ProcessUsage usage) {
        next.usage(usage);
    }

    @Override
    public void quality(RunQuality quality) {
        next.quality(quality);
    }

    @Override
    public void end(Ending ending) {
        next.end(ending);
    }
}
