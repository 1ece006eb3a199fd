package dev.gilspy.recording;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.gilspy.fuzz.Cost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Recordings whose checksums fit and whose content was made to harm: Jazzer changes the messages
 * themselves. Each is refused, or gives a report that makes sense.
 */
class CraftedRecordingFuzzTest {
    private static final Cost COST = new Cost(256L << 20, 4096, 10_000);

    /** Calls of an observer, with any values: what gets by the checks of the file's shape. */
    @FuzzTest
    void anyCalls(@NotNull @WithSize(max = 200) List<Streams.@NotNull Step> steps)
            throws Exception {
        byte[] recording = SteppedRecording.of(steps);
        COST.bound(recording.length, () -> SensibleReport.of(recording));
    }

    /** Messages as they stand in the file. */
    @FuzzTest
    void anyMessages(
            Wire.@NotNull Run run,
            Wire.@NotNull ProcessInfo process,
            @NotNull @WithSize(max = 4) List<Wire.@NotNull Batch> batches,
            Wire.@NotNull Ending ending)
            throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(BlockFormat.preamble().array());
        add(file, Wire.Block.newBuilder().setRun(run));
        add(file, Wire.Block.newBuilder().setProcessInfo(process));
        for (Wire.Batch batch : batches) {
            add(file, Wire.Block.newBuilder().setBatch(Deflate.deflate(batch)));
        }
        add(file, Wire.Block.newBuilder().setEnding(ending));
        COST.bound(file.size(), () -> SensibleReport.of(file.toByteArray()));
    }

    private static void add(ByteArrayOutputStream file, Wire.Block.Builder block)
            throws IOException {
        file.write(BlockFormat.block(block.build().toByteArray()).array());
    }
}
