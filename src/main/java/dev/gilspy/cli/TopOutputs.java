package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;

/**
 * All that a live view goes to, opened before there is anything to show.
 *
 * @param screen shows it
 * @param blocks where that writes, if it is no full screen
 * @param recordings beside it
 */
record TopOutputs(LiveScreen screen, Sink blocks, Outputs recordings) {
    /** There is nothing to show: leaves files as they were. */
    void discard() {
        blocks.discard();
        recordings.discard();
    }

    /**
     * Closes the recordings.
     *
     * @param total all that was seen
     * @throws dev.gilspy.error.OutputException if one of them could not be written
     */
    void finish(Summary total, Narrator narrator) {
        if (total.run() == null) {
            discard();
            return;
        }
        recordings.finish(total);
        narrator.wrote(recordings.files(), total);
    }
}
