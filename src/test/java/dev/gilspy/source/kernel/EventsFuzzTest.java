package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.gilspy.cpython.CodeObjects;
import dev.gilspy.cpython.FakePython;
import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.recording.CallLog;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.StackTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Whatever the kernel's programs send, of which the target writes a part: no thread does two things
 * at once, or anything before it is followed or after that.
 */
class EventsFuzzTest {
    private static final Cost COST = new Cost(16 << 20, 8192, 3000);
    private static final int THREADS = 3;
    private static final int FRAME_AT = 56;

    /** One event: what happens, to whom, how long after the one before, and a number with it. */
    public record Step(byte what, byte thread, short micros, byte number) {}

    @FuzzTest
    void anyEvents(@NotNull @WithSize(max = 100) List<@NotNull Step> steps) throws Exception {
        COST.bound(steps.size(), () -> follow(steps));
    }

    private static void follow(List<Step> steps) {
        Events events = new Events(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            events.track(thread).foundRunning(thread == 0);
        }
        long micros = 0;
        for (Step step : steps) {
            micros += step.micros & 0x1fff;
            happen(events, step, micros);
        }
        events.end(micros);
        for (int thread = 0; thread < THREADS; thread++) {
            assertOneAfterTheOther(events.spansOf(thread), micros * Events.MICRO);
            assertWeights(events.observationsOf(thread), micros * Events.MICRO);
        }
    }

    private static void happen(Events events, Step step, long micros) {
        int thread = Math.floorMod(step.thread, THREADS);
        switch (Math.floorMod(step.what, 16)) {
            case 0 -> events.heldBy(thread);
            case 1 -> events.free();
            case 2 -> events.heldByAStranger();
            case 3 -> events.in(thread, micros);
            case 4 -> events.in(thread, micros, Math.max(0, micros - (step.number & 0xff)));
            case 5 -> events.preempted(thread, micros);
            case 6 -> events.sleeps(thread, micros, step.number);
            case 7 -> events.ends(thread, micros);
            case 8 -> events.clock(thread, micros);
            case 9 -> events.asks(thread, micros);
            case 10 -> events.asleepInFutex(thread, micros);
            case 11 -> events.returns(thread, micros);
            case 12 -> events.timesOut(thread, micros);
            case 13 -> events.wakes(thread, micros);
            case 14 -> events.waitsOn(step.number & 0x7f, thread, micros);
            default -> events.met(thread, micros);
        }
    }

    private static void assertOneAfterTheOther(List<Span> spans, long endNanos) {
        long before = 0;
        for (Span span : spans) {
            assertThat(span.fromNanos()).as("begin of %s", span).isGreaterThanOrEqualTo(before);
            assertThat(span.toNanos())
                    .as("end of %s", span)
                    .isGreaterThanOrEqualTo(span.fromNanos());
            before = span.toNanos();
        }
        assertThat(before).isLessThanOrEqualTo(endNanos);
    }

    private static void assertWeights(List<StackObservation> seen, long endNanos) {
        long sum = 0;
        for (StackObservation each : seen) {
            assertThat(each.nanos()).as("time of %s", each).isNotNegative();
            assertThat(each.atNanos()).isLessThanOrEqualTo(endNanos);
            sum += each.nanos();
        }
        assertThat(sum).isLessThanOrEqualTo(endNanos);
    }

    /** A record as it stands in the buffer; the frames in it are the target's. */
    @FuzzTest
    void anyRecord(byte @NotNull @WithLength(min = FRAME_AT, max = 600) [] bytes) throws Exception {
        if (bytes.length < FRAME_AT) {
            return; // no record: the kernel would not send it
        }
        FakePython python = FakePython.small(12, false);
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        // Of the program itself, which the kernel has checked.
        record.put(12, (byte) (1 + Math.floorMod(bytes[12], Event.Kind.values().length)));
        record.putShort(14, (short) ((bytes.length - FRAME_AT) / 16));
        COST.bound(bytes.length, () -> read(python, record));
    }

    private static void read(FakePython python, ByteBuffer record) {
        StackTable stacks = new StackTable(call -> call.accept(new CallLog()));
        CodeFrames frames =
                new CodeFrames(new CodeObjects(python.memory(), python.layout()), stacks);
        FrameOffsets at = FrameOffsets.of(python.layout());
        EventReader reader = new EventReader(at, frames, stacks, address -> -1);
        Event event = reader.read(record, 0);
        assertThat(event.stack()).isGreaterThanOrEqualTo(Event.NO_STACK);
        assertThat(event.contexts()).isNotNegative();
        assertThat(reader.read(record, 0).stack()).as("the same again").isEqualTo(event.stack());
    }
}
