package dev.gilspy.recording;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recordings that somebody made to harm whoever reads them; all their checksums fit. */
public final class HostileRecordings {
    private static final int MANY = 100_000;
    private static final int BATCHES = 10;

    private HostileRecordings() {}

    /** Each by what is wrong with it; made when it is asked for, since some are big. */
    public static Map<String, Supplier<byte[]>> all() {
        Map<String, Supplier<byte[]>> all = new TreeMap<>();
        all.put("100,000 threads", () -> with(threads()));
        all.put("100,000 stacks, each on top of the one before", () -> with(tower()));
        all.put("a batch that inflates to a thousand times its size", () -> with(emptyNames()));
        all.put("a span that lasts for ever", () -> with(span(0, -1)));
        all.put("a span before time began", () -> with(span(Long.MIN_VALUE / 2, 1)));
        all.put("more calls than there are", () -> with(counted(Integer.MAX_VALUE)));
        all.put("a CPU count that is infinite", () -> run(Double.POSITIVE_INFINITY, 0));
        all.put("a CPU count that is enormous", () -> run(1e305, 0));
        all.put("a start in the year 292 billion", () -> run(1, Long.MAX_VALUE));
        all.put("a block of a gigabyte that is not there", () -> declared(1 << 30));
        all.put("a block of less than nothing", () -> declared(-1));
        all.put("control characters as names", () -> with(evilNames()));
        return all;
    }

    private static Stream<Wire.Batch.Builder> threads() {
        return IntStream.range(0, BATCHES).mapToObj(HostileRecordings::someThreads);
    }

    private static Wire.Batch.Builder someThreads(int batch) {
        int each = MANY / BATCHES;
        Wire.Batch.Builder threads = Wire.Batch.newBuilder().addOrder(each * 8);
        for (int i = batch * each; i < (batch + 1) * each; i++) {
            threads.addThreads(Wire.Thread.newBuilder().setId(i).setTid(i + 1));
        }
        return threads;
    }

    private static Wire.Batch.Builder tower() {
        Wire.Stacks.Builder stacks = Wire.Stacks.newBuilder();
        IntStream.range(0, MANY).forEach(i -> stacks.addParent(i).addFrame(0));
        return thread().addStrings("f")
                .setFrames(Wire.Frames.newBuilder().addFunction(0).addFile(0).addLine(1))
                .setStacks(stacks)
                .setObservations(observation(MANY))
                .addOrder(Wire.Call.FRAME_VALUE + 8)
                .addOrder(Wire.Call.STACK_VALUE + 8 * MANY)
                .addOrder(Wire.Call.OBSERVATION_VALUE + 8);
    }

    private static Wire.Observations.Builder observation(int stack) {
        return Wire.Observations.newBuilder()
                .addThread(0)
                .addStateValue(Wire.State.RUNNING_VALUE)
                .addKindValue(Wire.Kind.NONE_VALUE)
                .addAtNanos(1_000_000)
                .addSamples(1)
                .addNanos(1_000_000)
                .addStack(stack)
                .addHolder(-1)
                .addHolderStack(0);
    }

    private static Wire.Batch.Builder emptyNames() {
        ByteString zeros = ByteString.copyFrom(new byte[BlockFormat.MAX_PAYLOAD_BYTES - 100]);
        return Wire.Batch.newBuilder().addStringsBytes(zeros);
    }

    private static Wire.Batch.Builder span(long gapNanos, long nanos) {
        return thread().setSpans(
                        Wire.Spans.newBuilder()
                                .addThread(0)
                                .addStateValue(Wire.State.WAITING_VALUE)
                                .addKindValue(Wire.Kind.NONE_VALUE)
                                .addGapNanos(gapNanos)
                                .addNanos(nanos)
                                .addUncertaintyNanos(0)
                                .addContinued(false))
                .addOrder(Wire.Call.SPAN_VALUE + 8);
    }

    private static Wire.Batch.Builder counted(int calls) {
        return thread().addOrder(calls);
    }

    private static Wire.Batch.Builder evilNames() {
        String name = "\u001b]0;pwned\u0007\r\n<script>alert(1)</script>|`\u202e";
        return Wire.Batch.newBuilder()
                .addThreads(Wire.Thread.newBuilder().setId(0).setTid(7).setName(name))
                .addOrder(8)
                .addStrings(name)
                .setFrames(Wire.Frames.newBuilder().addFunction(0).addFile(0).addLine(1))
                .setStacks(Wire.Stacks.newBuilder().addParent(0).addFrame(0))
                .setObservations(observation(1))
                .addOrder(Wire.Call.FRAME_VALUE + 8)
                .addOrder(Wire.Call.STACK_VALUE + 8)
                .addOrder(Wire.Call.OBSERVATION_VALUE + 8);
    }

    private static Wire.Batch.Builder thread() {
        return Wire.Batch.newBuilder()
                .addThreads(Wire.Thread.newBuilder().setId(0).setTid(7).setName("a"))
                .addOrder(8);
    }

    private static byte[] run(double cpus, long startSeconds) {
        Wire.Run.Builder run = Messages.of(Streams.run()).toBuilder();
        return file(run.setCpusUsable(cpus).setStartSeconds(startSeconds), Stream.of(thread()));
    }

    private static byte[] with(Wire.Batch.Builder batch) {
        return with(Stream.of(batch));
    }

    private static byte[] with(Stream<Wire.Batch.Builder> batches) {
        return file(Messages.of(Streams.run()).toBuilder(), batches);
    }

    private static byte[] file(Wire.Run.Builder run, Stream<Wire.Batch.Builder> batches) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        add(file, BlockFormat.preamble().array());
        addBlock(file, Wire.Block.newBuilder().setRun(run));
        addBlock(file, Wire.Block.newBuilder().setProcessInfo(Messages.of(Streams.process())));
        batches.forEach(
                batch -> {
                    batch.setBaseNanos(Streams.START);
                    addBlock(
                            file, Wire.Block.newBuilder().setBatch(Deflate.deflate(batch.build())));
                });
        return file.toByteArray();
    }

    private static byte[] declared(int length) {
        byte[] good = with(thread());
        ByteBuffer header =
                ByteBuffer.allocate(BlockFormat.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(length).putInt(0);
        header.putInt(BlockFormat.headerChecksum(header.array()));
        byte[] file = Arrays.copyOf(good, good.length + BlockFormat.HEADER_BYTES);
        System.arraycopy(header.array(), 0, file, good.length, BlockFormat.HEADER_BYTES);
        return file;
    }

    private static void addBlock(ByteArrayOutputStream file, Wire.Block.Builder block) {
        add(file, BlockFormat.block(block.build().toByteArray()).array());
    }

    private static void add(ByteArrayOutputStream file, byte[] bytes) {
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
