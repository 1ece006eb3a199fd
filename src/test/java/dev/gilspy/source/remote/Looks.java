package dev.gilspy.source.remote;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.recording.CallLog;
import dev.gilspy.source.ThreadTimeline;
import java.util.ArrayList;
import java.util.List;

/** Looks at one thread, made by hand; each begins where the last one's account and time were. */
final class Looks {
    static final int THREAD = 3;
    static final long MICRO = 1_000;

    private final ObservationRing ring = new ObservationRing();
    private final ThreadHistory history =
            new ThreadHistory(new ThreadTimeline(THREAD, ring, () -> 0), false);
    private final CallLog log = new CallLog();
    private final Sight sight = new Sight();
    private final KernelAccount account = new KernelAccount();
    private long nowMicros;
    private long busyNanos;

    Looks at(long micros) {
        nowMicros = micros;
        sight.newEpisode = false;
        return this;
    }

    /** What the kernel has booked since the look before. */
    Looks booked(long cpuMicros, long queuedMicros, long timesScheduledIn) {
        account.cpuNanos += cpuMicros * MICRO;
        account.queuedNanos += queuedMicros * MICRO;
        account.timesScheduledIn += timesScheduledIn;
        return this;
    }

    /** What the sampler itself has used since the look before. */
    Looks busy(long micros) {
        busyNanos += micros * MICRO;
        return this;
    }

    Looks inAnotherEpisode() {
        sight.newEpisode = true;
        return this;
    }

    Looks withStack(int stack) {
        sight.stack = stack;
        return this;
    }

    Looks whileHeldBy(int holder, int holderStack) {
        sight.holder = holder;
        sight.holderStack = holderStack;
        return this;
    }

    Looks holdsRunnable() {
        return see(true, true, false, BlockedKind.NONE);
    }

    Looks holdsAsleep(BlockedKind kind) {
        return see(true, false, false, kind);
    }

    Looks runnable() {
        return see(false, true, false, BlockedKind.NONE);
    }

    Looks parked() {
        return see(false, false, true, BlockedKind.LOCK);
    }

    Looks asleep(BlockedKind kind) {
        return see(false, false, false, kind);
    }

    private Looks see(boolean holds, boolean runnable, boolean parked, BlockedKind kind) {
        sight.holds = holds;
        sight.runnable = runnable;
        sight.parked = parked;
        sight.kind = kind;
        history.look(sight, account, nowMicros * MICRO, busyNanos);
        return this;
    }

    void end(long micros) {
        history.end(micros * MICRO, busyNanos);
        ring.drainTo(log);
    }

    List<Span> spans() {
        return ofKind(Span.class);
    }

    List<StackObservation> observations() {
        return ofKind(StackObservation.class);
    }

    private <T> List<T> ofKind(Class<T> kind) {
        return new ArrayList<>(
                log.calls().stream().filter(kind::isInstance).map(kind::cast).toList());
    }
}
