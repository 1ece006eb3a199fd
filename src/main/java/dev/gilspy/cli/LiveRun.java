package dev.gilspy.cli;

import dev.gilspy.aggregate.LiveLedger;
import dev.gilspy.aggregate.LivePoint;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.error.OutputException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import dev.gilspy.report.live.LiveVerdict;
import dev.gilspy.report.live.LiveView;
import dev.gilspy.source.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Observes on a thread of its own while what is seen is shown on another one. */
final class LiveRun implements LiveSession {
    /** Judging may take that part of a CPU. */
    private static final int MOST_JUDGING = 20;

    /** Where it is slow only since the machine is busy, a verdict is not older than about this. */
    private static final long LONGEST_UNJUDGED_NANOS = 10_000_000_000L;

    private static final int MOST_NOTES = 50;

    private final StopSignal stop;
    private final LiveLedger ledger;
    private final SeenRecording seen;
    private final Supplier<List<? extends FleetObserver>> recordings;
    private final List<FleetObserver> observers = new ArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean observed;
    private volatile boolean over;
    private boolean judgedLast;
    private volatile Throwable failure;
    private volatile Verdict verdict;
    private volatile LiveView view;
    private CompletableFuture<Void> judging = CompletableFuture.completedFuture(null);
    private volatile long judgeNanos = System.nanoTime();

    /** What observes. */
    interface Observing {
        /**
         * Observes until it is done, or a stop is requested.
         *
         * @param begins to be told when it has attached to what it observes, or found that it can
         *     do without
         */
        void observe(FleetObserver observers, StopSignal stop, LiveRun begins);
    }

    /**
     * @param seen keeps all of it for a recording; null if none will be asked for
     * @param recordings get all of it, too; made when there is something to observe
     */
    LiveRun(
            Observing observing,
            StopSignal stop,
            long refreshNanos,
            SeenRecording seen,
            Supplier<List<? extends FleetObserver>> recordings) {
        this.stop = stop;
        this.seen = seen;
        this.ledger = new LiveLedger(System::nanoTime, refreshNanos);
        this.view = LiveView.of(ledger.last(), 0, null);
        this.recordings = recordings;
        this.thread = new Thread(() -> run(observing), "gilspy-live");
        thread.setDaemon(true);
    }

    private synchronized Observer open() {
        if (observers.isEmpty()) {
            observers.addAll(recordings.get());
            Optional.ofNullable(seen).ifPresent(observers::add);
            observers.add(ledger);
        }
        return new FanOut(observers.stream().map(FleetObserver::open).toList(), quality -> {});
    }

    private void run(Observing observing) {
        try {
            observing.observe(this::open, stop, this);
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            observed = true;
            begun.complete(null);
        }
    }

    /** Begins to observe, and says whether that is possible, as soon as it is known. */
    boolean start() {
        thread.start();
        begun.join();
        return failure == null;
    }

    /** Called by who observes: it works. */
    void begins(List<String> warnings) {
        warnings.forEach(this::note);
        begun.complete(null);
    }

    /** Something that the user should know; a sentence. */
    void note(String sentence) {
        if (notes.size() < MOST_NOTES && !notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    /**
     * Ends what goes on, and waits for it.
     *
     * @throws dev.gilspy.error.GilspyException if observing had failed
     */
    void end() {
        stop.request(Ending.Reason.SIGNAL);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof RuntimeException foreseen) {
            throw foreseen;
        }
        throwError();
    }

    /** Where there is no memory left, nothing is to be finished, which would take for ever. */
    private void throwError() {
        if (failure instanceof Error error) {
            throw error;
        }
    }

    @Override
    public boolean advance() {
        boolean newer = false;
        while (next()) {
            newer = true;
        }
        return newer;
    }

    @Override
    public boolean next() {
        throwError();
        if (seen != null && seen.cutOff()) {
            note("what is seen from now on is not kept for w: its file is full.");
        }
        boolean newer = observed ? finish() : ledger.advance();
        if (newer) {
            judge();
            view = LiveView.of(ledger.last(), ledger.totalNanos(), verdict);
        }
        return newer;
    }

    private boolean finish() {
        if (!judgedLast) {
            judgedLast = true;
            judging.join();
            verdict = LiveVerdict.of(ledger.total());
        }
        boolean newer = ledger.finish();
        over = !newer;
        return newer;
    }

    private void judge() {
        if (!judgedLast && judging.isDone() && System.nanoTime() - judgeNanos >= 0) {
            judging = CompletableFuture.runAsync(this::judgeNow);
        }
    }

    private void judgeNow() {
        long begin = System.nanoTime();
        verdict = LiveVerdict.of(ledger.total());
        long now = System.nanoTime();
        judgeNanos = now + Math.min(LONGEST_UNJUDGED_NANOS, MOST_JUDGING * (now - begin));
    }

    @Override
    public LiveView view() {
        return view;
    }

    @Override
    public Summary window() {
        return ledger.last();
    }

    /** All that was seen, or all since the last reset. */
    Summary total() {
        return ledger.total();
    }

    @Override
    public List<LivePoint> history() {
        return ledger.history();
    }

    @Override
    public long refreshNanos() {
        return ledger.refreshNanos();
    }

    @Override
    public void refresh(long nanos) {
        ledger.refresh(RefreshOptions.within(nanos));
    }

    @Override
    public void reset() {
        if (!over) {
            ledger.reset();
            judgeNanos = System.nanoTime();
        }
    }

    @Override
    public Optional<String> over() {
        return over ? Optional.of(why()) : Optional.empty();
    }

    private String why() {
        if (failure != null) {
            return failure.getMessage();
        }
        Ending ending = ledger.last().ending();
        if (ending == null || ending.reason() == Ending.Reason.SIGNAL) {
            return "Interrupted.";
        }
        if (ending.reason() == Ending.Reason.DURATION) {
            return "The time is over.";
        }
        return ending.detail().isEmpty() ? "It has ended." : ending.detail();
    }

    @Override
    public boolean stopRequested() {
        return stop.requested();
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public String write(Path file) {
        if (seen == null) {
            throw OutputException.of(file, new IOException("nothing was kept"));
        }
        return seen.copyTo(file);
    }
}
