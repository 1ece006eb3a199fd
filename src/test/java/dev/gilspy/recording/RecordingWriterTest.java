package dev.gilspy.recording;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.OutputException;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    private static final long MILLISECOND = 1_000_000;

    @TempDir Path directory;

    @Test
    void allButTheLastHalfSecondIsThereWhenGilspyIsKilled() {
        Path file = directory.resolve("killed.gilspy");
        RecordingWriter neverClosed = RecordingWriter.open(file);
        Observer process = begin(neverClosed.open());
        for (int i = 0; i < 10_000; i++) {
            process.span(span(i * MILLISECOND));
        }
        CallLog replayed = new CallLog();

        assertThat(RecordingReader.replay(file, () -> replayed).truncated()).isTrue();

        long lostNanos = Streams.START + 10_000 * MILLISECOND - replayed.ending().atNanos();
        assertThat(lostNanos).isBetween(0L, 500 * MILLISECOND);
        neverClosed.close();
    }

    @Test
    void aDiskThatGetsFullDoesNotDisturbWhoObservesAndIsToldAtTheEnd() throws IOException {
        Path file = directory.resolve("full.gilspy");
        RecordingWriter writer =
                new RecordingWriter(file, BlockWriter.open(new FillingDisk(file, 1000)));
        Observer process = begin(writer.open());
        for (int i = 0; i < 10_000; i++) {
            process.span(span(i * MILLISECOND));
        }
        process.end(new Ending(Ending.Reason.DURATION, Streams.START, ""));

        assertThat(writer.failure()).isPresent();
        assertThatThrownBy(writer::close)
                .isInstanceOf(OutputException.class)
                .hasMessageEndingWith("full.gilspy: No space left on device.");
        CallLog replayed = new CallLog();
        assertThat(RecordingReader.replay(file, () -> replayed).truncated()).isTrue();
        assertThat(replayed.calls()).hasSizeGreaterThan(500);
    }

    @Test
    void processesThatHaveNoRoomAreCountedAndLeaveTheOthersReadable() {
        Path file = directory.resolve("many.gilspy");
        RecordingWriter writer = RecordingWriter.open(file);
        begin(writer.open());
        for (int i = 1; i <= BlockFormat.MAX_PROCESSES; i++) {
            assertThat(writer.leftOut()).isZero();
            Observer late = writer.open();
            if (i == BlockFormat.MAX_PROCESSES) {
                begin(late);
            }
        }
        assertThat(writer.leftOut()).isEqualTo(1);
        writer.close();

        FleetLog replayed = new FleetLog();
        RecordingReader.replay(file, replayed);
        assertThat(replayed.processes()).hasSize(1);
    }

    @Test
    void processesMayBeWrittenFromDifferentThreads() throws Exception {
        Path file = directory.resolve("threads.gilspy");
        RecordingWriter writer = RecordingWriter.open(file);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Observer process = writer.open();
            threads.add(new Thread(() -> observe(process)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        writer.close();

        FleetLog alone = new FleetLog();
        observe(alone.open());
        FleetLog replayed = new FleetLog();
        assertThat(RecordingReader.replay(file, replayed).truncated()).isFalse();
        assertThat(replayed.calls()).hasSize(4).containsOnly(alone.calls().get(0));
    }

    private static void observe(Observer process) {
        begin(process);
        for (int i = 0; i < 10_000; i++) {
            process.span(span(i * MILLISECOND));
        }
        process.end(new Ending(Ending.Reason.DURATION, Streams.START, ""));
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

    private static Observer begin(Observer process) {
        process.begin(Streams.run());
        process.process(Streams.process());
        process.thread(new ThreadInfo(0, 42, "MainThread", 0));
        return process;
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
