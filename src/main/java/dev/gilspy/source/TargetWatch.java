package dev.gilspy.source;

import dev.gilspy.target.Target;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Says why a target can no longer be read. */
public record TargetWatch(Target target, String executable) {
    /** A process that ends gives its memory back first, and for a big one that takes a while. */
    private static final long LONGEST_END_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    public static TargetWatch of(Target target) {
        return new TargetWatch(target, target.executable());
    }

    /** One sentence for the user. Waits a little for a process that is just ending. */
    public String whyGone() {
        long goneNanos = System.nanoTime();
        while (isEnding(goneNanos)) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return whyGoneNow();
    }

    /**
     * Whether it is just ending, so that it is soon known why it can no longer be read.
     *
     * @param goneNanos when that was noticed
     */
    public boolean isEnding(long goneNanos) {
        return target.alive()
                && target.executable().isEmpty()
                && System.nanoTime() - goneNanos < LONGEST_END_NANOS;
    }

    /** One sentence for the user, by what is known now. */
    public String whyGoneNow() {
        if (!target.alive()) {
            return "The process has ended.";
        }
        if (target.executable().isEmpty()) {
            return "The process can no longer be read.";
        }
        return "The process has replaced itself (exec) or can no longer be read; it now runs %s."
                .formatted(target.executable());
    }
}
