package dev.gilspy.cli;

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
import java.util.List;
import java.util.function.Consumer;

/** One stream to many observers, in their order. */
class FanOut implements Observer {
    private final List<Observer> observers;
    private final Consumer<RunQuality> news;

    /**
     * @param news told about once a second, after the observers, how the run goes
     */
    FanOut(List<Observer> observers, Consumer<RunQuality> news) {
        this.observers = List.copyOf(observers);
        this.news = news;
    }

    @Override
    public void begin(Run run) {
        observers.forEach(observer -> observer.begin(run));
    }

    @Override
    public void process(ProcessInfo process) {
        observers.forEach(observer -> observer.process(process));
    }

    @Override
    public void interpreter(InterpreterInfo interpreter) {
        observers.forEach(observer -> observer.interpreter(interpreter));
    }

    @Override
    public void thread(ThreadInfo thread) {
        observers.forEach(observer -> observer.thread(thread));
    }

    @Override
    public void frame(int id, Frame frame) {
        observers.forEach(observer -> observer.frame(id, frame));
    }

    @Override
    public void stack(int id, int parent, int frame) {
        observers.forEach(observer -> observer.stack(id, parent, frame));
    }

    @Override
    public void span(Span span) {
        observers.forEach(observer -> observer.span(span));
    }

    @Override
    public void observe(StackObservation observation) {
        observers.forEach(observer -> observer.observe(observation));
    }

    @Override
    public void account(ThreadAccount account) {
        observers.forEach(observer -> observer.account(account));
    }

    @Override
    public void gilAccount(GilAccount account) {
        observers.forEach(observer -> observer.gilAccount(account));
    }

    @Override
    public void lockAccount(LockAccount account) {
        observers.forEach(observer -> observer.lockAccount(account));
    }

    @Override
    public void pauseAccount(PauseAccount account) {
        observers.forEach(observer -> observer.pauseAccount(account));
    }

    @Override
    public void tally(GilTally tally) {
        observers.forEach(observer -> observer.tally(tally));
    }

    @Override
    public void usage(ProcessUsage usage) {
        observers.forEach(observer -> observer.usage(usage));
    }

    @Override
    public void quality(RunQuality quality) {
        observers.forEach(observer -> observer.quality(quality));
        news.accept(quality);
    }

    @Override
    public void end(Ending ending) {
        observers.forEach(observer -> observer.end(ending));
    }
}
