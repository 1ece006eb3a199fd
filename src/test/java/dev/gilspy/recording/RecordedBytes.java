package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.RecordingException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.FleetObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A kept recording as bytes, where its blocks end, and what each block adds to what is read. */
final class RecordedBytes {
    /** The run and the process; before them there is nothing to report. */
    static final int BLOCKS_THAT_SAY_WHAT_IT_IS = 2;

    private static final int MOST_TRIED = 3000;
    private static final Path FOLDER = Path.of("test-fixtures/recordings");

    private final byte[] bytes;
    private final List<Integer> ends = new ArrayList<>();
    private final List<List<List<Object>>> calls = new ArrayList<>();

    private RecordedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static RecordedBytes of(String name) throws IOException {
        RecordedBytes recorded =
                new RecordedBytes(Files.readAllBytes(FOLDER.resolve(name + ".gilspy")));
        recorded.readBlocks();
        return recorded;
    }

    static Replay replay(byte[] bytes, FleetObserver fleet) throws IOException {
        return RecordingReader.replay(new ByteArrayInputStream(bytes), Path.of("a.gilspy"), fleet);
    }

    /** How many blocks can be read before the end. */
    static int readableBlocks(byte[] bytes) throws IOException {
        BlockReader reader = reader(bytes);
        int blocks = 0;
        while (reader.next().isPresent()) {
            blocks++;
        }
        return blocks;
    }

    /** How many blocks can be read before one that is refused; that there is none is an error. */
    static int refusedBehind(byte[] bytes) throws IOException {
        BlockReader reader = reader(bytes);
        int blocks = 0;
        try {
            while (reader.next().isPresent()) {
                blocks++;
            }
            throw new AssertionError("the damage was not noticed");
        } catch (MalformedException e) {
            return blocks;
        }
    }

    private static BlockReader reader(byte[] bytes) throws IOException {
        BlockReader reader = new BlockReader(new ByteArrayInputStream(bytes));
        reader.readVersion();
        return reader;
    }

    private void readBlocks() throws IOException {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ends.add(BlockFormat.PREAMBLE_BYTES);
        for (int at = BlockFormat.PREAMBLE_BYTES; at < bytes.length; ) {
            at += BlockFormat.HEADER_BYTES + words.getInt(at);
            ends.add(at);
        }
        FleetLog all = new FleetLog();
        replay(bytes, all);
        for (int end : ends) {
            calls.add(beginningOf(all, end));
        }
    }

    /** What the blocks up to there say: all but the ends that are made up for those without one. */
    private List<List<Object>> beginningOf(FleetLog all, int end) throws IOException {
        FleetLog log = new FleetLog();
        try {
            replay(Arrays.copyOf(bytes, end), log);
        } catch (RecordingException e) {
            // Too little for a report, which is tested elsewhere.
        }
        List<List<Object>> beginning = new ArrayList<>();
        for (int i = 0; i < log.calls().size(); i++) {
            List<Object> whole = all.calls().get(i);
            List<Object> part = log.calls().get(i);
            int last = part.size() - 1;
            boolean madeUp =
                    last >= 0
                            && part.get(last) instanceof Ending ending
                            && !ending.equals(whole.get(whole.size() - 1));
            beginning.add(whole.subList(0, madeUp ? last : part.size()));
        }
        return beginning;
    }

    int length() {
        return bytes.length;
    }

    /** From one byte to the next that is tried, so that a recording takes about a second. */
    int step() {
        return 1 + bytes.length / MOST_TRIED;
    }

    byte[] cutAt(int length) {
        return Arrays.copyOf(bytes, length);
    }

    List<Integer> blocks() {
        return ends;
    }

    /** Where the first so many blocks end. */
    int endOf(int blocks) {
        return ends.get(blocks);
    }

    /** Where bytes that were made of these are other ones, or end. */
    int sameUntil(byte[] others) {
        int mismatch = Arrays.mismatch(bytes, others);
        return mismatch < 0 ? bytes.length : mismatch;
    }

    /** How many blocks are whole before a byte. */
    int blocksBefore(int at) {
        int blocks = 0;
        while (blocks + 1 < ends.size() && ends.get(blocks + 1) <= at) {
            blocks++;
        }
        return blocks;
    }

    /** Where the block begins that a byte is in. */
    int blockAt(int at) {
        return ends.get(blocksBefore(at));
    }

    /** The calls that the first so many blocks make, process by process. */
    List<List<Object>> callsOf(int blocks) {
        return calls.get(blocks);
    }

    /** What the first so many blocks make, and nothing else but an end that was made up. */
    void assertSame(FleetLog replayed, int blocks, String where) {
        List<List<Object>> expected = callsOf(blocks);
        List<List<Object>> calls = replayed.calls();
        assertThat(calls.size()).as("processes, %s", where).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            int kept = expected.get(i).size();
            assertThat(calls.get(i).subList(0, kept).equals(expected.get(i)))
                    .as("calls of process %d, %s", i, where)
                    .isTrue();
            assertThat(calls.get(i).size()).as(where).isLessThanOrEqualTo(kept + 1);
        }
    }

    /** Whether each process that has begun in them has also ended there. */
    boolean allEndedIn(int blocks) {
        return callsOf(blocks).stream()
                .allMatch(each -> each.isEmpty() || each.get(each.size() - 1) instanceof Ending);
    }
}
