package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CodeObjects;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadState;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.NativeLeaves;
import dev.gilspy.source.ObservationSink;
import dev.gilspy.source.StackTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What becomes of the kernel's events, on a stream that was recorded from a live process. */
@State(Scope.Thread)
public class EventsBenchmark {
    private static final int EVENTS = 10_000;
    private static final int BUSY_THREADS = 4;
    private static final LongToIntFunction NO_LEAF = instruction -> NativeLeaves.NONE;
    private static final int LONGEST_SECONDS = 600;

    private PythonFixture target;
    private RecordedStream stream;
    private EventReader reader;
    private List<Event> events;

    @Setup
    public void record() throws SystemException, IOException {
        target =
                PythonFixture.start(
                        PythonVersions.any(), "spinners.py", LONGEST_SECONDS, BUSY_THREADS);
        CpythonProcess process = Attachment.to(target.pid(), "0").process();
        stream = RecordedStream.of(process, EVENTS);
        StackTable stacks = new StackTable(call -> {});
        CodeFrames frames =
                new CodeFrames(new CodeObjects(process.memory(), process.layout()), stacks);
        reader = new EventReader(FrameOffsets.of(process.layout()), frames, stacks, NO_LEAF);
        events = decode();
        if (reader.brokenWalks() > 0) {
            throw new IllegalStateException(reader.brokenWalks() + " stacks are broken");
        }
    }

    /** Bytes into an event, its stack numbered. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<Event> decode() {
        List<Event> decoded = new ArrayList<>(EVENTS);
        for (int at : stream.records()) {
            decoded.add(reader.read(stream.bytes(), at));
        }
        return decoded;
    }

    /** An event into its place in time, and from there into spans. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long track() {
        Sum sum = new Sum();
        Tracks tracks = tracks(sum);
        EventOrder order = new EventOrder();
        events.forEach(order::add);
        order.release(Long.MAX_VALUE, tracks::on);
        return sum.nanos;
    }

    private Tracks tracks(ObservationSink sink) {
        long begin = events.get(0).nanos();
        ObservedGils gils = new ObservedGils();
        gils.update(List.of(stream.interpreter()), begin);
        Tracks tracks = new Tracks(gils);
        int id = 0;
        for (ThreadStateWords thread : stream.threads()) {
            Emission emission = new Emission(id, sink, begin);
            int tid = Math.toIntExact(thread.nativeId());
            Place place = new Place(id, tid, gils, emission, (moved, to) -> {}, 0, 0);
            ThreadTrack track = new ThreadTrack(id++, tid, thread.pthread(), emission, place);
            track.foundRunning(false);
            tracks.add(track.tid(), track);
        }
        return tracks;
    }

    @TearDown
    public void end() {
        target.close();
    }

    /** Takes the spans, so that nothing is made for nothing. */
    private static final class Sum implements ObservationSink {
        private long nanos;

        @Override
        public void span(
                int thread,
                ThreadState state,
                BlockedKind kind,
                boolean continued,
                SpanTimes times) {
            nanos += times.toNanos - times.fromNanos;
        }

        @Override
        public void stack(
                int thread, ThreadState state, BlockedKind kind, long atNanos, StackWeight weight) {
            nanos += weight.nanos;
        }
    }
}
