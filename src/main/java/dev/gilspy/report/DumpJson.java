package dev.gilspy.report;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.Look;
import dev.gilspy.model.Look.ThreadLook;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * One look at a process as JSON, in the words of {@link JsonReport}; frames run from root to leaf.
 */
public final class DumpJson {
    private DumpJson() {}

    /** Writes the whole look and flushes; does not close. */
    public static void write(Look look, Writer out) throws IOException {
        JsonFields json = new JsonFields(out);
        json.beginObject().number("schema", JsonReport.SCHEMA);
        writeLook(json, look);
        finish(json, out);
    }

    /** The same of several processes: one document, each in it as it is alone. */
    public static void write(List<Look> looks, Writer out) throws IOException {
        JsonFields json = new JsonFields(out);
        json.beginObject().number("schema", JsonReport.SCHEMA).beginArray("processes");
        for (Look look : looks) {
            json.beginObject();
            writeLook(json, look);
            json.endObject();
        }
        json.endArray();
        finish(json, out);
    }

    private static void writeLook(JsonFields json, Look look) throws IOException {
        json.beginObject("process");
        JsonProcess.writeInfo(json, look.process());
        json.endObject().beginArray("interpreters");
        for (InterpreterInfo interpreter : look.interpreters()) {
            json.beginObject().number("id", interpreter.id());
            json.number("gil", interpreter.gil()).endObject();
        }
        json.endArray().beginArray("threads");
        for (ThreadLook thread : look.threads()) {
            writeThread(json, thread);
        }
        json.endArray();
    }

    private static void finish(JsonFields json, Writer out) throws IOException {
        json.endObject().finish();
        out.write('\n');
        out.flush();
    }

    private static void writeThread(JsonFields json, ThreadLook thread) throws IOException {
        json.beginObject();
        json.positive("tid", thread.thread().tid());
        JsonProcess.writeLocalTid(json, thread.thread());
        JsonProcess.writeName(json, thread.thread().name());
        json.number("interpreter", thread.thread().interpreter());
        json.text("state", thread.state().label());
        json.flag("holds_gil", thread.state().holdsGil());
        json.text("blocked", thread.kind() == BlockedKind.NONE ? null : thread.kind().label());
        json.text("syscall", thread.syscallName().isEmpty() ? null : thread.syscallName());
        JsonProcess.writeFrames(json, thread.frames());
        json.endObject();
    }
}
