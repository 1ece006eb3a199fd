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

    /** The same of one whose bytes changed; takes where the damage begins and what it is. */
    private static final String DAMAGED =
            "The recording is damaged at byte %d: %s. What comes before that is here.";

    private final BlockReader blocks;
    private final FleetObserver fleet;
    private final List<ProcessReader> processes = new ArrayList<>();
    private final Room room = new Room();

    private RecordingReader(InputStream in, FleetObserver fleet) {
        this.blocks = new BlockReader(in);
        this.fleet = fleet;
    }

    /**
     * Replays a recording as far as its checksums fit, each process to an observer of its own,
     * opened in the order in which they were observed. What does not make sense though its
     * checksums fit was made so, and nothing of such a file is to be believed; the observers have
     * been called for all that comes before that when it is found.
     *
     * @throws RecordingException if the file cannot be read, is no recording, is damaged before it
     *     says of which process it is, does not make sense, or was written by a newer gilspy
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
        Optional<MalformedException> damage = replayBlocks(path);
        Optional<RecordingException> refusal = damage.map(found -> damaged(path, found));
        if (processes.stream().noneMatch(ProcessReader::processKnown)) {
            throw refusal.orElseGet(() -> cutOffAtOnce(path));
        }
        return finish(whatIsMissing(damage), refusal);
    }

    private String whatIsMissing(Optional<MalformedException> damage) {
        if (damage.isPresent()) {
            return DAMAGED.formatted(blocks.offset(), damage.get().getMessage());
        }
        return CUT_OFF;
    }

    /** To the end, or to the first block whose bytes have changed: returns what is wrong there. */
    private Optional<MalformedException> replayBlocks(Path path) throws IOException {
        while (true) {
            Optional<byte[]> payload;
            try {
                payload = blocks.next();
            } catch (MalformedException e) {
                return Optional.of(e);
            }
            if (payload.isEmpty()) {
                return Optional.empty();
            }
            replayBlock(payload.get(), path);
        }
    }

    private void replayBlock(byte[] payload, Path path) {
        try {
            Wire.Block block = parse(payload);
            process(block.getProcess()).replay(block);
        } catch (MalformedException e) {
            throw damaged(path, e);
        }
    }

    private RecordingException damaged(Path path, MalformedException damage) {
        return new RecordingException(
                "%s is damaged at byte %d: %s."
                        .formatted(path, blocks.offset(), damage.getMessage()),
                "Take another copy of it, or record again.",
                damage);
    }

    private static RecordingException cutOffAtOnce(Path path) {
        return new RecordingException(
                "%s was cut off before anything was recorded.".formatted(path), "");
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

    /** Makes up the ends that are missing. */
    private Replay finish(String why, Optional<RecordingException> damage) {
        boolean truncated = blocks.cutOff() || damage.isPresent();
        for (ProcessReader process : processes) {
            truncated |= process.endIfCutOff(why);
        }
        return new Replay(truncated ? why : "", damage);
    }

    private static Wire.Block parse(byte[] payload) {
        try {
            return Wire.Block.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedException("a block is no message");
        }
    }
}
