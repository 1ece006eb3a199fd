package dev.gilspy.cli;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import java.util.List;
import java.util.Optional;

/** Passes a process's stream on, and remembers of it what the one who runs all must know. */
final class WatchedObserver extends FanOut {
    private volatile boolean begun;
    private volatile long beginNanos;
    private volatile RunQuality newest;
    private volatile boolean ended;

    WatchedObserver(Observer observer) {
        super(List.of(observer), quality -> {});
    }

    @Override
    public void begin(Run run) {
        super.begin(run);
        beginNanos = run.startNanos();
        begun = true;
    }

    @Override
    public void quality(RunQuality quality) {
        super.quality(quality);
        newest = quality;
    }

    @Override
    public void end(Ending ending) {
        super.end(ending);
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    boolean begun() {
        return begun;
    }

    /** CLOCK_MONOTONIC when it began to be observed. */
    long beginNanos() {
        return beginNanos;
    }

    Optional<RunQuality> newest() {
        return Optional.ofNullable(newest);
    }
}
