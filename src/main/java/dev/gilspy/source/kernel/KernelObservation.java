package dev.gilspy.source.kernel;

import dev.gilspy.model.Observer;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory.Observation;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What is to be observed, for whom, and what has become of it. Thread-safe. */
final class KernelObservation implements Observation {
    private final Attachment attachment;
    private final Settings settings;
    private final long lastsNanos;
    private final Observer observer;
    private final StopSignal stop;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Throwable failure;

    /**
     * @param lastsNanos after which it ends by itself; 0 = when the process does
     * @param stop ends it before
     */
    KernelObservation(
            Attachment attachment,
            Settings settings,
            long lastsNanos,
            Observer observer,
            StopSignal stop) {
        this.attachment = attachment;
        this.settings = settings;
        this.lastsNanos = lastsNanos;
        this.observer = observer;
        this.stop = stop;
    }

    Attachment attachment() {
        return attachment;
    }

    Settings settings() {
        return settings;
    }

    long lastsNanos() {
        return lastsNanos;
    }

    Observer observer() {
        return observer;
    }

    StopSignal stop() {
        return stop;
    }

    void isOver() {
        over.countDown();
    }

    /** It failed; the first reason counts. */
    void fail(Throwable why) {
        failure = failure == null ? why : failure;
    }

    boolean failed() {
        return failure != null;
    }

    void awaitOver() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean over() {
        return over.getCount() == 0;
    }

    @Override
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure)
                .map(
                        why ->
                                why instanceof RuntimeException known
                                        ? known
                                        : new IllegalStateException(why));
    }

    /** Throws what it failed with, if it did. */
    void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        failure()
                .ifPresent(
                        why -> {
                            throw why;
                        });
    }

    @Override
    public List<String> details() {
        return attachment.details("from the kernel");
    }

    @Override
    public List<String> warnings() {
        return attachment.stoppedWarning().map(List::of).orElse(List.of());
    }
}
