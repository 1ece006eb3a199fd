package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.report.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The threads of one process by their places in a list: those shown first, busiest first. */
final class ThreadNumbers {
    private final List<ThreadSummary> threads;
    private final int shown;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    ThreadNumbers(ProcessSummary process) {
        threads = new ArrayList<>(process.allThreads());
        shown = process.threads().size();
        for (ThreadSummary thread : threads) {
            numbers.put(thread.thread().id(), numbers.size());
        }
    }

    /** The place of a thread; below 0 for nobody and for somebody not known. */
    int of(int thread) {
        int none = thread == ThreadInfo.NOBODY ? ThreadInfo.NOBODY : ThreadInfo.UNKNOWN;
        return numbers.getOrDefault(thread, none);
    }

    void write(JsonWriter json) throws IOException {
        json.beginArray();
        for (int i = 0; i < threads.size(); i++) {
            ThreadInfo thread = threads.get(i).thread();
            json.beginObject().name("name").value(Columns.plain(thread.name()));
            json.name("tid").value(Math.max(0, thread.tid()));
            json.name("shown").value(i < shown);
            json.name("interpreter");
            writeInterpreter(json, thread.interpreter());
            json.name("hold_ns").value(resolution(threads.get(i).holds()));
            json.name("wait_ns").value(resolution(threads.get(i).waits()));
            json.endObject();
        }
        json.endArray();
    }

    /** Durations below this are not told apart; 0 if they are exact. */
    private static long resolution(Quantiles durations) {
        return durations.exact() ? 0 : durations.resolutionNanos();
    }

    /** Null for those that share one line. */
    private static void writeInterpreter(JsonWriter json, int id) throws IOException {
        if (id == Summary.OTHER_INTERPRETERS) {
            json.nullValue();
        } else {
            json.value(id);
        }
    }
}
