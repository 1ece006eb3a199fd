package dev.gilspy.recording;

import dev.gilspy.error.RecordingException;
import java.util.Optional;

/**
 * How a replay went.
 *
 * @param missing a sentence for the user on a recording that was replayed in part only, so that its
 *     end had to be made up; "" if it was whole
 * @param damage the refusal for whom a part is not enough; empty if no bytes have changed
 */
public record Replay(String missing, Optional<RecordingException> damage) {
    /** Whether the recording was cut off, or damaged: what came after is not known. */
    public boolean truncated() {
        return !missing.isEmpty();
    }

    /**
     * This, where no bytes of the recording have changed.
     *
     * @throws RecordingException if some have
     */
    public Replay undamaged() {
        damage.ifPresent(
                refusal -> {
                    throw refusal;
                });
        return this;
    }
}
