package dev.gilspy.cli;

import dev.gilspy.error.OutputException;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import dev.gilspy.os.OutputPath;
import dev.gilspy.recording.RecordingWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Keeps what is seen in a temporary recording that nobody else may read, so that it can be copied
 * later. Bounded: from then on it holds the part up to there.
 */
final class SeenRecording implements FleetObserver, AutoCloseable {
    static final long MOST_BYTES = 256L << 20;

    /** Nobody else may read or write it. */
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final RecordingWriter writer;

    private SeenRecording(Path path, RecordingWriter writer) {
        this.path = path;
        this.writer = writer;
    }

    /**
     * @param folder where temporary files go
     * @throws OutputException if it cannot be made there
     */
    static SeenRecording open(Path folder, long mostBytes) {
        try {
            Path path = Files.createTempFile(folder, "gilspy-top-", ".gilspy", PRIVATE);
            path.toFile().deleteOnExit();
            return new SeenRecording(path, RecordingWriter.open(path, mostBytes));
        } catch (IOException e) {
            throw OutputException.of("a temporary file in " + folder, e);
        }
    }

    @Override
    public Observer open() {
        return writer.open();
    }

    /** Whether something that was seen is not in it. */
    boolean cutOff() {
        return writer.failure().isPresent() || writer.leftOut() > 0;
    }

    /**
     * Copies what there is so far.
     *
     * @return a sentence that says what was written
     * @throws OutputException if it cannot be written
     */
    String copyTo(Path file) {
        writer.flush();
        try (OutputStream out = Channels.newOutputStream(OutputPath.of(file).openEmpty())) {
            Files.copy(path, out);
        } catch (IOException e) {
            throw OutputException.of(file, e);
        }
        return "wrote %s%s"
                .formatted(file, cutOff() ? ", which holds only the first part: it is full" : "");
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (OutputException e) {
            // it was full, which has been said
        }
        path.toFile().delete();
    }
}
