package dev.gilspy.export;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.export.SpeedscopeProfile.WeighedStack;
import dev.gilspy.model.Frame;
import dev.gilspy.report.PrintableJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file format of speedscope (https://www.speedscope.app/file-format-schema.json): one sampled
 * profile, in nanoseconds, for who made others wait and for each thread and state. The frames stand
 * once, before the profiles that name them by number.
 */
public final class SpeedscopeExporter implements Exporter {
    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

    @Override
    public String name() {
        return "speedscope";
    }

    @Override
    public List<String> endings() {
        return List.of(".speedscope.json");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        List<SpeedscopeProfile> profiles = SpeedscopeProfile.of(summary);
        Map<Frame, Integer> frames = numbered(profiles);
        JsonWriter json = new JsonWriter(PrintableJson.to(out));
        json.beginObject().name("$schema").value(SCHEMA);
        json.name("exporter").value(Names.recorder(summary));
        json.name("name").value(Names.commands(summary));
        json.name("activeProfileIndex").value(0);
        json.name("shared").beginObject();
        writeFrames(frames.keySet(), json);
        json.endObject();
        json.name("profiles").beginArray();
        for (SpeedscopeProfile profile : profiles) {
            writeProfile(profile, frames, json);
        }
        json.endArray().endObject().flush();
    }

    private static Map<Frame, Integer> numbered(List<SpeedscopeProfile> profiles) {
        Map<Frame, Integer> numbers = new LinkedHashMap<>();
        for (SpeedscopeProfile profile : profiles) {
            for (WeighedStack stack : profile.stacks()) {
                stack.frames().forEach(frame -> numbers.putIfAbsent(frame, numbers.size()));
            }
        }
        return numbers;
    }

    private static void writeFrames(Iterable<Frame> frames, JsonWriter json) throws IOException {
        json.name("frames").beginArray();
        for (Frame frame : frames) {
            json.beginObject().name("name").value(Names.of(frame.function()));
            if (!frame.file().isEmpty()) {
                json.name("file").value(Names.of(frame.file()));
            }
            if (frame.line() > 0) {
                json.name("line").value(frame.line());
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void writeProfile(
            SpeedscopeProfile profile, Map<Frame, Integer> frames, JsonWriter json)
            throws IOException {
        json.beginObject().name("type").value("sampled");
        json.name("name").value(Names.of(profile.name()));
        json.name("unit").value("nanoseconds");
        json.name("startValue").value(0);
        json.name("endValue").value(profile.nanos());
        json.name("samples").beginArray();
        for (WeighedStack stack : profile.stacks()) {
            json.beginArray();
            for (Frame frame : stack.frames()) {
                json.value(frames.get(frame));
            }
            json.endArray();
        }
        json.endArray().name("weights").beginArray();
        for (WeighedStack stack : profile.stacks()) {
            json.value(stack.nanos());
        }
        json.endArray().endObject();
    }
}
