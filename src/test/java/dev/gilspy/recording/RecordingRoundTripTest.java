package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Any stream comes back as it was; {@code EveryByteTest} says what comes of damage. */
class RecordingRoundTripTest {
    private Path file;

    @BeforeProperty
    void createFile() throws IOException {
        file = Files.createTempFile("round-trip", ".gilspy");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<List<Streams.Step>> steps() {
        return Streams.steps();
    }

    @Property(tries = 300)
    void anyStreamIsReplayedAsItWas(@ForAll("steps") List<Streams.Step> steps) {
        CallLog sent = record(steps);
        CallLog replayed = new CallLog();

        Replay replay = RecordingReader.replay(file, () -> replayed);

        assertThat(replay.truncated()).isFalse();
        assertThat(replayed.calls()).isEqualTo(sent.calls());
    }

    @Property(tries = 300)
    void whatIsLeftOfACutOffStreamIsItsBeginning(
            @ForAll("steps") List<Streams.Step> steps, @ForAll @IntRange(min = 1) int cut)
            throws IOException {
        CallLog sent = record(steps);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1 - cut % (whole.length - 1)));
        CallLog replayed = new CallLog();

        try {
            assertThat(RecordingReader.replay(file, () -> replayed).truncated()).isTrue();
        } catch (RecordingException e) {
            assertThat(e.getMessage()).containsPattern("cut off before anything|not a gilspy");
            return;
        }

        int kept = replayed.calls().size() - 1;
        assertThat(replayed.calls().subList(0, kept)).isEqualTo(sent.calls().subList(0, kept));
        assertThat(replayed.ending().detail()).contains("cut off");
    }

    @Property(tries = 100)
    void anyFleetIsReplayedAsItWas(@ForAll("steps") List<Streams.Step> steps) {
        FleetLog sent = recordFleet(steps);
        FleetLog replayed = new FleetLog();

        Replay replay = RecordingReader.replay(file, replayed);

        assertThat(replay.truncated()).isFalse();
        assertThat(replayed.calls()).isEqualTo(sent.calls());
    }

    @Property(tries = 300)
    void whatIsLeftOfACutOffFleetIsTheBeginningOfEach(
            @ForAll("steps") List<Streams.Step> steps, @ForAll @IntRange(min = 1) int cut)
            throws IOException {
        FleetLog sent = recordFleet(steps);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1 - cut % (whole.length - 1)));
        FleetLog replayed = new FleetLog();

        try {
            assertThat(RecordingReader.replay(file, replayed).truncated()).isTrue();
        } catch (RecordingException e) {
            assertThat(e.getMessage()).containsPattern("cut off before anything|not a gilspy");
            return;
        }

        for (int i = 0; i < replayed.calls().size(); i++) {
            assertBeginning(replayed.processes().get(i), sent.processes().get(i));
        }
    }

    private static void assertBeginning(CallLog replayed, CallLog sent) {
        int kept = Math.max(0, replayed.calls().size() - 1);
        assertThat(replayed.calls().subList(0, kept)).isEqualTo(sent.calls().subList(0, kept));
        if (kept > 0 && !replayed.ending().equals(sent.ending())) {
            assertThat(replayed.ending().detail()).contains("cut off");
        }
    }

    private FleetLog recordFleet(List<Streams.Step> steps) {
        FleetLog sent = new FleetLog();
        Streams.sendFleet(steps, sent);
        try (RecordingWriter writer = RecordingWriter.open(file)) {
            Streams.sendFleet(steps, writer);
        }
        return sent;
    }

    private CallLog record(List<Streams.Step> steps) {
        CallLog sent = new CallLog();
        Streams.send(steps, sent);
        try (RecordingWriter writer = RecordingWriter.open(file)) {
            Streams.send(steps, writer.open());
        }
        return sent;
    }
}
