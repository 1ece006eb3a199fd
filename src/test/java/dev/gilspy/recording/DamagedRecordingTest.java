package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.gilspy.error.RecordingException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.ThreadInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever the bytes are, a reader ends, and with nothing but the failure that it documents. */
class DamagedRecordingTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private Path file;

    @BeforeProperty
    void createFile() throws IOException {
        file = Files.createTempFile("damaged", ".gilspy");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 300)
    void anyBytesAreRefused(@ForAll byte[] bytes) throws IOException {
        Files.write(file, bytes);

        assertThatThrownBy(this::replay)
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("is not a gilspy recording");
    }

    @Property(tries = 300)
    void anyPayloadWithGoodChecksumsIsRefused(@ForAll byte[] payload) throws IOException {
        Files.write(file, recordingWith(payload));

        assertThatThrownBy(this::replay)
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("damaged at byte");
    }

    @Property(tries = 500)
    void anyIdsAreCheckedAndAnyBatchEnds(@ForAll @Size(max = 200) byte[] values)
            throws IOException {
        Files.write(file, recordingWith(batch(values)));

        assertTimeoutPreemptively(
                LONG_ENOUGH,
                () -> {
                    try {
                        replay();
                    } catch (RecordingException e) {
                        assertThat(e).hasMessageContaining("damaged at byte");
                    }
                });
    }

    @Example
    void aStackMayNotBeItsOwnCaller() throws IOException {
        var frames = Wire.Frames.newBuilder().addFunction(0).addFile(0).addLine(1);
        var stacks = Wire.Stacks.newBuilder().addParent(1).addFrame(0);
        var batch = Wire.Batch.newBuilder().addStrings("f").setFrames(frames).setStacks(stacks);
        batch.addOrder(Wire.Call.FRAME_VALUE + 8).addOrder(Wire.Call.STACK_VALUE + 8);
        Files.write(file, recordingWith(deflated(batch)));

        assertThatThrownBy(this::replay).hasMessageContaining("names an unknown stack");
    }

    @Example
    void anAccountOfTheGilMustHaveItsPlaceAndItsThread() throws IOException {
        var thread = Wire.Batch.newBuilder().addThreads(Wire.Thread.newBuilder().setId(0));
        thread.addOrder(Wire.Call.THREAD_VALUE + 8);
        var account = Wire.GilAccount.newBuilder();

        Files.write(file, recordingWith(deflated(thread.clone().addGilAccounts(account))));
        assertThatThrownBy(this::replay).hasMessageContaining("names an unknown thread");

        account.setAfter(2);
        Files.write(file, recordingWith(deflated(thread.clone().addGilAccounts(account))));
        assertThatThrownBy(this::replay).hasMessageContaining("longer than it says");
    }

    @Example
    void whatIsNotInTheOrderMustHaveItsPlaceAndItsThread() throws IOException {
        var locked = Wire.Aside.newBuilder().setLockAccount(Wire.LockAccount.newBuilder());
        assertRefused(locked, "names an unknown thread");
        var paused = Wire.PauseAccount.newBuilder().setThread(ThreadInfo.NOBODY);
        assertRefused(Wire.Aside.newBuilder().setPauseAccount(paused), "names an unknown thread");

        var interpreter = Wire.InterpreterInfo.newBuilder().setId(1);
        var aside = Wire.Aside.newBuilder().setInterpreter(interpreter);
        assertRefused(aside.clone().setAfter(2), "longer than it says");
        assertRefused(aside.clone().setAfterGilAccounts(1), "longer than it says");
    }

    private void assertRefused(Wire.Aside.Builder aside, String why) throws IOException {
        var batch = Wire.Batch.newBuilder().addThreads(Wire.Thread.newBuilder().setId(0));
        batch.addOrder(Wire.Call.THREAD_VALUE + 8).addAsides(aside);
        Files.write(file, recordingWith(deflated(batch)));

        assertThatThrownBy(this::replay).hasMessageContaining(why);
    }

    @Example
    void aKindOfCallThatANewerGilspyKnowsIsLeftOut() throws IOException {
        var unknown = UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.EMPTY);
        var aside =
                Wire.Aside.newBuilder()
                        .setUnknownFields(
                                UnknownFieldSet.newBuilder().addField(99, unknown.build()).build());
        var batch = Wire.Batch.newBuilder().addThreads(Wire.Thread.newBuilder().setId(0));
        batch.addOrder(Wire.Call.THREAD_VALUE + 8).addAsides(aside);
        Files.write(file, recordingWith(deflated(batch)));
        CallLog replayed = new CallLog();

        RecordingReader.replay(file, () -> replayed);

        assertThat(replayed.calls()).hasSize(4).anyMatch(ThreadInfo.class::isInstance);
    }

    @Example
    void aBatchThatInflatesWithoutEndIsRefused() throws IOException {
        ByteString zeros = ByteString.copyFrom(new byte[BlockFormat.MAX_PAYLOAD_BYTES]);
        var batch = Wire.Batch.newBuilder().addStringsBytes(zeros);
        Files.write(file, recordingWith(deflated(batch)));

        assertThatThrownBy(this::replay).hasMessageContaining("too big");
    }

    @Property(tries = 300)
    void anyBlocksOfAnyProcessesEnd(@ForAll @Size(max = 50) byte[] values) throws IOException {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        recording.write(recordingWith(block(0, 0)));
        for (byte value : values) {
            byte[] payload = block(Math.floorMod(value, 5), Math.floorMod(value / 5, 4));
            recording.write(BlockFormat.block(payload).array());
        }
        Files.write(file, recording.toByteArray());
        FleetLog replayed = new FleetLog();

        try {
            RecordingReader.replay(file, replayed);
        } catch (RecordingException e) {
            assertThat(e).hasMessageContaining("damaged at byte");
            return;
        }
        assertThat(replayed.calls())
                .allSatisfy(
                        calls ->
                                assertThat(calls.stream().filter(Ending.class::isInstance))
                                        .hasSize(calls.isEmpty() ? 0 : 1));
    }

    @Example
    void aProcessThatHasNoRoomIsRefused() throws IOException {
        for (int index : new int[] {BlockFormat.MAX_PROCESSES, -1}) {
            Files.write(file, recordingWith(block(index, 1)));
            assertThatThrownBy(this::replay).hasMessageContaining("too many processes");
        }
    }

    @Example
    void whatTheTablesOfAllProcessesTakeIsBounded() throws IOException {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        recording.write(recordingWith(block(1, 1)));
        recording.write(BlockFormat.block(block(1, 2)).array());
        ByteString name = ByteString.copyFrom(new byte[12 << 20]);
        ByteString names = Deflate.deflate(Wire.Batch.newBuilder().addStringsBytes(name).build());
        for (int i = 0; i < 6; i++) {
            var block = Wire.Block.newBuilder().setProcess(i % 2).setBatch(names).build();
            recording.write(BlockFormat.block(block.toByteArray()).array());
        }
        Files.write(file, recording.toByteArray());

        assertThatThrownBy(this::replay).hasMessageContaining("its names are too long");
    }

    /** A block of a process: its end, its beginning, what it is, or an empty batch. */
    private static byte[] block(int process, int kind) {
        var block = Wire.Block.newBuilder().setProcess(process);
        switch (kind) {
            case 0 -> block.setEnding(Wire.Ending.getDefaultInstance());
            case 1 -> block.setRun(Messages.of(Streams.run()));
            case 2 -> block.setProcessInfo(Messages.of(Streams.process()));
            default -> block.setBatch(Deflate.deflate(Wire.Batch.getDefaultInstance()));
        }
        return block.build().toByteArray();
    }

    @Example
    void aNewerFormatIsNamed() throws IOException {
        byte[] recording = recordingWith(new byte[0]);
        recording[BlockFormat.MAGIC.length] = 9;
        Files.write(file, recording);

        assertThatThrownBy(this::replay)
                .hasMessageContaining("has format 9, and this gilspy reads format 1");
    }

    @Example
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> RecordingReader.replay(Path.of("no/such"), CallLog::new))
                .isInstanceOf(RecordingException.class)
                .hasMessage("Cannot read no/such: No such file or directory.");
    }

    private void replay() {
        RecordingReader.replay(file, CallLog::new);
    }

    /** A batch whose every column is filled from these values, and that says so truly. */
    private static byte[] batch(byte[] values) {
        var spans = Wire.Spans.newBuilder();
        var frames = Wire.Frames.newBuilder();
        var stacks = Wire.Stacks.newBuilder();
        var batch = Wire.Batch.newBuilder().addStrings("f");
        for (int value : values) {
            batch.addThreads(Wire.Thread.newBuilder().setId(value));
            frames.addFunction(value).addFile(0).addLine(value);
            stacks.addParent(value).addFrame(value);
            spans.addThread(value).addStateValue(value).addKindValue(value).addGapNanos(value);
            spans.addNanos(value).addUncertaintyNanos(value).addContinued(value > 0);
            batch.addGilAccounts(Wire.GilAccount.newBuilder().setAfter(value).setThread(value));
            batch.addAsides(aside(value));
            batch.addOrder(Math.floorMod(value, 4) + 8 * value);
        }
        return deflated(batch.setSpans(spans).setFrames(frames).setStacks(stacks));
    }

    private static Wire.Aside.Builder aside(int value) {
        var aside = Wire.Aside.newBuilder().setAfter(value).setAfterGilAccounts(value);
        return switch (Math.floorMod(value, 5)) {
            case 0 -> aside.setInterpreter(Wire.InterpreterInfo.newBuilder().setGil(value));
            case 1 -> aside.setLockAccount(Wire.LockAccount.newBuilder().setThread(value));
            case 3 -> aside.setUsage(Wire.ProcessUsage.newBuilder().setCpuNanos(value));
            case 2 -> aside.setPauseAccount(Wire.PauseAccount.newBuilder().setThread(value));
            default -> aside.setProcessInfo(Wire.ProcessInfo.newBuilder().setPid(value));
        };
    }

    private static byte[] deflated(Wire.Batch.Builder batch) {
        ByteString bytes = Deflate.deflate(batch.build());
        return Wire.Block.newBuilder().setBatch(bytes).build().toByteArray();
    }

    private static byte[] recordingWith(byte[] payload) throws IOException {
        var run = Wire.Block.newBuilder().setRun(Messages.of(Streams.run())).build();
        var process = Wire.Block.newBuilder().setProcessInfo(Messages.of(Streams.process()));
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        recording.write(BlockFormat.preamble().array());
        recording.write(BlockFormat.block(run.toByteArray()).array());
        recording.write(BlockFormat.block(process.build().toByteArray()).array());
        recording.write(BlockFormat.block(payload).array());
        return recording.toByteArray();
    }
}
