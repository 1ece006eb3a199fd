package dev.gilspy.recording;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.OutputException;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    private static final long MILLISECOND = 1_000_000;

    @TempDir Path directory;

    @Test
    void allButTheLastHalfSecondIsThereWhenGilspyIsKilled() {
        Path file = directory.resolve("killed.gilspy");
        RecordingWriter neverClosed = begin(RecordingWriter.open(file));
        for (int i = 0; i < 10_000; i++) {
            neverClosed.span(span(i * MILLISECOND));
        }
        CallLog replayed = new CallLog();

        assertThat(RecordingReader.replay(file, replayed).truncated()).isTrue();

        long lostNanos = Streams.START + 10_000 * MILLISECOND - replayed.ending().atNanos();
        assertThat(lostNanos).isBetween(0L, 500 * MILLISECOND);
        neverClosed.close();
    }

    @Test
    void aDiskThatGetsFullDoesNotDisturbWhoObservesAndIsToldAtTheEnd() throws IOException {
        Path file = directory.resolve("full.gilspy");
        RecordingWriter writer =
                new RecordingWriter(file, BlockWriter.open(new FillingDisk(file, 1000)));
        begin(writer);
        for (int i = 0; i < 10_000; i++) {
            writer.span(span(i * MILLISECOND));
        }
        writer.end(new Ending(Ending.Reason.DURATION, Streams.START, ""));

        assertThat(writer.failure()).isPresent();
        assertThatThrownBy(writer::close)
                .isInstanceOf(OutputException.class)
                .hasMessageEndingWith("full.gilspy: No space left on device.");
        CallLog replayed = new CallLog();
        assertThat(RecordingReader.replay(file, replayed).truncated()).isTrue();
        assertThat(replayed.calls()).hasSizeGreaterThan(500);
    }

    @Test
    void aFileThatCannotBeMadeIsRefusedAtOnce() {
        assertThatThrownBy(() -> RecordingWriter.open(directory.resolve("no/such.gilspy")))
                .isInstanceOf(OutputException.class)
                .hasMessageEndingWith("no/such.gilspy: No such file or directory.");
        assertThatThrownBy(() -> RecordingWriter.open(directory))
                .isInstanceOf(OutputException.class)
                .hasMessageEndingWith("Is a directory.");
    }

    private static RecordingWriter begin(RecordingWriter writer) {
        writer.begin(Streams.run());
        writer.process(Streams.process());
        writer.thread(new ThreadInfo(0, 42, "MainThread", 0));
        return writer;
    }

    private static Span span(long sinceStart) {
        long from = Streams.START + sinceStart;
        return new Span(
                0, ThreadState.NATIVE, BlockedKind.NONE, from, from + MILLISECOND, 0, false);
    }

    /** A file on a disk that has room for so many bytes. */
    private static final class FillingDisk implements WritableByteChannel {
        private final FileChannel file;
        private int roomBytes;

        FillingDisk(Path path, int roomBytes) throws IOException {
            this.file = FileChannel.open(path, CREATE, WRITE);
            this.roomBytes = roomBytes;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (roomBytes == 0) {
                throw new IOException("No space left on device");
            }
            int fits = Math.min(roomBytes, bytes.remaining());
            roomBytes -= fits;
            int written = file.write(bytes.slice(bytes.position(), fits));
            bytes.position(bytes.position() + written);
            return written;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
