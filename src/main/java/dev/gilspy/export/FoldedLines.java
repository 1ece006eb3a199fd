package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.report.Columns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines of folded stacks: equal ones fall together, in the order of their text. */
final class FoldedLines {
    private static final long NANOS_PER_MICRO = 1_000;

    private final Map<String, Long> nanosByLine = new TreeMap<>();
    private final Summary summary;

    /**
     * @param summary whose processes they are of; of several, each has its own root
     */
    FoldedLines(Summary summary) {
        this.summary = summary;
    }

    /**
     * Adds a stack below a thread.
     *
     * @param leaf what stands above the stack; "" for nothing
     */
    void add(ProcessSummary process, String thread, List<Frame> stack, String leaf, long nanos) {
        StringBuilder line = new StringBuilder();
        String root = Names.among(summary, process);
        if (!root.isEmpty()) {
            line.append(oneFrame(root)).append(';');
        }
        line.append(oneFrame(thread));
        for (Frame frame : stack) {
            line.append(';').append(frame(frame));
        }
        if (!leaf.isEmpty()) {
            line.append(';').append(leaf);
        }
        nanosByLine.merge(line.toString(), nanos, Long::sum);
    }

    /** A frame as one part of a line; without its line where that is 0. */
    static String frame(Frame frame) {
        String place = frame.line() > 0 ? frame.file() + ":" + frame.line() : frame.file();
        return oneFrame(place.isEmpty() ? frame.function() : frame.function() + " (" + place + ")");
    }

    /** A semicolon would end the frame, a line break the line. */
    static String oneFrame(String text) {
        return Columns.plain(text).replace(';', ',');
    }

    /** Weights are written in microseconds; what rounds to nothing is left out. */
    void writeTo(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (Map.Entry<String, Long> line : nanosByLine.entrySet()) {
            long micros = (line.getValue() + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO;
            if (micros > 0) {
                writer.write(line.getKey() + " " + micros + "\n");
            }
        }
        writer.flush();
    }
}
