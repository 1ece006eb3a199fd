package dev.gilspy.export;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Folded stacks, one line each, as flamegraph.pl and speedscope read them: {@code thread
 * (tid);frame (file:line);...;[state] weight}, from root to leaf, in microseconds. The state is the
 * last frame, so that a flame graph shows above each function what its time was.
 */
public final class FoldedExporter implements Exporter {
    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public String name() {
        return "folded";
    }

    @Override
    public List<String> endings() {
        return List.of(".folded", ".collapsed");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        Map<String, Long> nanosByLine = new TreeMap<>();
        boolean several = summary.processes().size() > 1;
        for (ProcessSummary process : summary.processes()) {
            String prefix = several ? "pid " + process.info().pid() + ";" : "";
            Map<Integer, String> names = names(process);
            for (StackSummary stack : process.stacks()) {
                String thread = names.getOrDefault(stack.thread(), "thread not known");
                nanosByLine.merge(prefix + line(thread, stack), stack.nanos(), Long::sum);
            }
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (Map.Entry<String, Long> line : nanosByLine.entrySet()) {
            long micros = (line.getValue() + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO;
            if (micros > 0) {
                writer.write(line.getKey() + " " + micros + "\n");
            }
        }
        writer.flush();
    }

    private static Map<Integer, String> names(ProcessSummary process) {
        Map<Integer, String> names = new HashMap<>();
        for (ThreadSummary summary : process.threads()) {
            ThreadInfo thread = summary.thread();
            String tid = thread.tid() > 0 ? " (" + thread.tid() + ")" : "";
            String name = thread.name().isEmpty() ? "thread" : thread.name();
            names.put(thread.id(), oneFrame(name + tid));
        }
        return names;
    }

    private static String line(String thread, StackSummary stack) {
        StringBuilder line = new StringBuilder(thread);
        for (Frame frame : stack.frames()) {
            String place = frame.line() > 0 ? frame.file() + ":" + frame.line() : frame.file();
            String text =
                    place.isEmpty() ? frame.function() : frame.function() + " (" + place + ")";
            line.append(';').append(oneFrame(text));
        }
        return line.append(";[").append(stack.state().label()).append(']').toString();
    }

    /** A semicolon would end the frame, a line break the line. */
    private static String oneFrame(String text) {
        return text.replace(';', ',').replaceAll("\\R|\\p{Cntrl}", " ");
    }
}
