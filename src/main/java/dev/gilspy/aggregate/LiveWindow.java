package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One process in one stretch of its time: a {@link Ledger} that is told of threads when they do
 * something in it, and gets only those parts of spans that lie in it. Not thread-safe.
 */
final class LiveWindow {
    private final Ledger ledger;
    private final long fromNanos;
    private final Set<Integer> announced = new HashSet<>();
    private final Set<Integer> begun = new HashSet<>();

    /**
     * @param ledger that nothing was told yet
     * @param run as it was said of the process
     * @param fromNanos where the stretch begins; the process may begin later
     */
    LiveWindow(Ledger ledger, Run run, long fromNanos) {
        this.ledger = ledger;
        this.fromNanos = Math.max(fromNanos, run.startNanos());
        ledger.begin(run.from(this.fromNanos));
    }

    long fromNanos() {
        return fromNanos;
    }

    Ledger ledger() {
        return ledger;
    }

    void begin(ProcessInfo process, Collection<InterpreterInfo> interpreters) {
        if (process != null) {
            ledger.process(process);
        }
        interpreters.forEach(ledger::interpreter);
    }

    /** A thread's new name or interpreter, where the thread is known here. */
    void renamed(ThreadInfo thread) {
        if (announced.contains(thread.id())) {
            ledger.thread(thread);
        }
    }

    /** What it knows of other threads is forgotten: they have ended. */
    void keepOnly(Predicate<Integer> threads) {
        announced.removeIf(threads.negate());
        begun.removeIf(threads.negate());
    }

    private void announce(LiveThread thread) {
        if (announced.add(thread.info().id())) {
            ledger.thread(thread.info());
        }
    }

    /**
     * Adds the part of a span that lies between two moments, which lie within it.
     *
     * @param thread as it was before the span
     */
    void add(LiveThread thread, Span span, long from, long to) {
        announce(thread);
        OpenEpisode soFar = thread.soFar(span, from);
        if (begun.add(span.thread()) && soFar != null) {
            ledger.goesOn(span.thread(), soFar);
        }
        ledger.span(
                new Span(
                        span.thread(),
                        span.state(),
                        span.kind(),
                        from,
                        to,
                        span.uncertaintyNanos(),
                        soFar != null));
    }

    /**
     * Adds a part of an observation.
     *
     * @param holder whom the waiting is charged to; null if no thread
     */
    void add(LiveThread thread, LiveThread holder, StackObservation part) {
        announce(thread);
        if (part.state() == ThreadState.WAITING && holder != null) {
            announce(holder);
        }
        ledger.observe(part);
    }

    /** The stretch is over: what was in it. */
    Summary close(LiveAccounts accounts, long toNanos, Ending ending) {
        accounts.tell(fromNanos, toNanos, announced, ledger);
        ledger.end(
                ending == null || ending.atNanos() > toNanos
                        ? new Ending(Ending.Reason.DURATION, toNanos, "")
                        : ending);
        return ledger.summary();
    }
}
