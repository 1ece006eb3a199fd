package dev.gilspy.recording;

import dev.gilspy.fuzz.InputFile;
import dev.gilspy.model.Observer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a recording's file would be, were these the calls of its observer. */
public final class SteppedRecording {
    private SteppedRecording() {}

    /** With any times and counts. */
    static byte[] of(List<Streams.Step> steps) throws IOException {
        return recorded(observer -> Streams.send(steps, observer));
    }

    /** With such as may be: all that happens lies within so much time from the beginning. */
    public static byte[] within(long nanos, List<Streams.Step> steps) throws IOException {
        List<Streams.Step> near = steps.stream().map(step -> near(nanos, step)).toList();
        return recorded(observer -> Streams.send(near, observer, Streams.START + nanos));
    }

    private static Streams.Step near(long nanos, Streams.Step step) {
        long a = Streams.START + Math.floorMod(step.a(), nanos);
        long b = Streams.START + Math.floorMod(step.b(), nanos);
        return new Streams.Step(step.call(), Math.min(a, b), Math.max(a, b), step.text());
    }

    private static byte[] recorded(Consumer<Observer> calls) throws IOException {
        Path file = InputFile.with("stepped.gilspy", new byte[0]);
        try (RecordingWriter writer = RecordingWriter.open(file)) {
            calls.accept(writer.open());
        }
        return Files.readAllBytes(file);
    }
}
