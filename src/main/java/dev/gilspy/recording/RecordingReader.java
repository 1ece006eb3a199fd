package dev.gilspy.recording;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.gilspy.error.Reasons;
import dev.gilspy.error.RecordingException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Replays a recording to an observer, call by call as it was recorded. Trusts nothing in the file:
 * an observer gets only ids that were announced, and always an end.
 */
public final class RecordingReader {
    private static final String CUT_OFF =
            "The recording was cut off: gilspy was killed, or the disk was full. What it had written"
                    + " until then is here.";

    private final BlockReader blocks;
    private final Observer observer;
    private BatchReader batches;
    private boolean processKnown;
    private boolean ended;

    private RecordingReader(InputStream in, Observer observer) {
        this.blocks = new BlockReader(in);
        this.observer = observer;
    }

    /**
     * Replays a whole recording. The observer has been called for all that comes before a damage
     * when that is found.
     *
     * @throws RecordingException if the file cannot be read, is no recording, is damaged, or was
     *     written by a newer gilspy
     */
    public static Replay replay(Path path, Observer observer) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            RecordingReader reader = new RecordingReader(in, observer);
            return reader.replay(path);
        } catch (IOException e) {
            throw new RecordingException(
                    "Cannot read %s: %s.".formatted(path, Reasons.of(e)), "", e);
        }
    }

    private Replay replay(Path path) throws IOException {
        readPreamble(path);
        try {
            Optional<byte[]> payload = blocks.next();
            while (payload.isPresent()) {
                replay(payload.get());
                payload = ended ? Optional.empty() : blocks.next();
            }
        } catch (MalformedException e) {
            throw new RecordingException(
                    "%s is damaged at byte %d: %s."
                            .formatted(path, blocks.offset(), e.getMessage()),
                    "Take another copy of it, or record again.",
                    e);
        }
        return finish(path);
    }

    private void readPreamble(Path path) throws IOException {
        int version;
        try {
            version = blocks.readVersion();
        } catch (MalformedException e) {
            throw new RecordingException(
                    "%s is not a gilspy recording: %s.".formatted(path, e.getMessage()),
                    "Recordings are made with gilspy record -o FILE.gilspy.",
                    e);
        }
        if (version != BlockFormat.VERSION) {
            throw new RecordingException(
                    "%s has format %d, and this gilspy reads format %d."
                            .formatted(path, version, BlockFormat.VERSION),
                    "Read it with the gilspy that recorded it, or a newer one.");
        }
    }

    private void replay(byte[] payload) {
        Wire.Block block = parse(payload);
        MalformedException.unless(block.getProcess() == 0, "it has a second process");
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
        batches = new BatchReader(observer, run.startNanos());
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
        ended = true;
        observer.end(Messages.ending(ending));
    }

    private Replay finish(Path path) {
        if (!processKnown) {
            throw new RecordingException(
                    "%s was cut off before anything was recorded.".formatted(path), "");
        }
        if (!ended) {
            observer.end(new Ending(Ending.Reason.SIGNAL, batches.lastNanos(), CUT_OFF));
        }
        return new Replay(!ended);
    }

    private static Wire.Block parse(byte[] payload) {
        try {
            return Wire.Block.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedException("a block is no message");
        }
    }
}
