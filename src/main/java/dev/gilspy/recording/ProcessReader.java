package dev.gilspy.recording;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;

/** Repeats the stream of one process to its observer, block by block. */
final class ProcessReader {
    private final Observer observer;
    private final Room room;
    private BatchReader batches;
    private boolean processKnown;
    private boolean ended;

    /**
     * @param room what all processes of the recording may take
     */
    ProcessReader(Observer observer, Room room) {
        this.observer = observer;
        this.room = room;
    }

    /** Whether it is known which process it is. */
    boolean processKnown() {
        return processKnown;
    }

    void replay(Wire.Block block) {
        if (ended) {
            return;
        }
        switch (block.getContentCase()) {
            case RUN -> begin(Messages.run(block.getRun()));
            case PROCESS_INFO -> process(block.getProcessInfo());
            case BATCH -> batch(block);
            case ENDING -> end(block.getEnding());
            default -> throw new MalformedException("a block holds nothing that is known");
        }
    }

    private void begin(Run run) {
        MalformedException.unless(batches == null, "it begins twice");
        batches = new BatchReader(observer, run, room);
        observer.begin(run);
    }

    private void process(Wire.ProcessInfo info) {
        MalformedException.unless(
                batches != null && !processKnown, "its process comes at the wrong place");
        processKnown = true;
        observer.process(Messages.processInfo(info));
    }

    private void batch(Wire.Block block) {
        MalformedException.unless(processKnown, "a batch comes before its process");
        batches.replay(Deflate.inflate(block.getBatch()));
    }

    private void end(Wire.Ending ending) {
        MalformedException.unless(processKnown, "its end comes before its process");
        end(batches.checked(Messages.ending(ending)));
    }

    /**
     * There are no more blocks: makes up the end of a stream that has begun and not ended.
     *
     * @return whether it did
     */
    boolean endIfCutOff(String detail) {
        if (batches == null || ended) {
            return false;
        }
        end(new Ending(Ending.Reason.SIGNAL, batches.lastNanos(), detail));
        return true;
    }

    private void end(Ending ending) {
        ended = true;
        batches = null;
        observer.end(ending);
    }
}
