package dev.gilspy.recording;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.gilspy.error.Reasons;
import dev.gilspy.error.RecordingException;
import dev.gilspy.model.FleetObserver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replays a recording to observers, call by call as it was recorded. Trusts nothing in the file: an
 * observer gets only ids that were announced, and always an end once it has begun.
 */
public final class RecordingReader {
    /** What to tell of a recording that was cut off. */
    public static final String CUT_OFF =
            "The recording was cut off: gilspy was killed, or the disk was full. What it had written"
                    + " until then is here.";

    private final BlockReader blocks;
    private final FleetObserver fleet;
    private final List<ProcessReader> processes = new ArrayList<>();
    private final Room room = new Room();

    private RecordingReader(InputStream in, FleetObserver fleet) {
        this.blocks = new BlockReader(in);
        this.fleet = fleet;
    }

    /**
     * Replays a whole recording, each process to an observer of its own, opened in the order in
     * which they were observed. The observers have been called for all that comes before a damage
     * when that is found.
     *
     * @throws RecordingException if the file cannot be read, is no recording, is damaged, or was
     *     written by a newer gilspy
     */
    public static Replay replay(Path path, FleetObserver fleet) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return replay(in, path, fleet);
        } catch (IOException e) {
            throw new RecordingException(
                    "Cannot read %s: %s.".formatted(path, Reasons.of(e)), "", e);
        }
    }

    /** The same of bytes that do not stand in a file, which complaints call by this path. */
    static Replay replay(InputStream in, Path path, FleetObserver fleet) throws IOException {
        return new RecordingReader(in, fleet).replay(path);
    }

    private Replay replay(Path path) throws IOException {
        readPreamble(path);
        try {
            Optional<byte[]> payload = blocks.next();
            while (payload.isPresent()) {
                Wire.Block block = parse(payload.get());
                process(block.getProcess()).replay(block);
                payload = blocks.next();
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

    /** Also opens those before it that have not begun: an observer is known by its place. */
    private ProcessReader process(int index) {
        MalformedException.unless(
                index >= 0 && index < BlockFormat.MAX_PROCESSES, "it has too many processes");
        while (processes.size() <= index) {
            processes.add(new ProcessReader(fleet.open(), room));
        }
        return processes.get(index);
    }

    private Replay finish(Path path) {
        if (processes.stream().noneMatch(ProcessReader::processKnown)) {
            throw new RecordingException(
                    "%s was cut off before anything was recorded.".formatted(path), "");
        }
        boolean truncated = blocks.cutOff();
        for (ProcessReader process : processes) {
            truncated |= process.endIfCutOff(CUT_OFF);
        }
        return new Replay(truncated);
    }

    private static Wire.Block parse(byte[] payload) {
        try {
            return Wire.Block.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedException("a block is no message");
        }
    }
}
