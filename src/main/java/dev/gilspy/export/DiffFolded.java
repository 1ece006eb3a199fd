package dev.gilspy.export;

import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.compare.Diff;
import dev.gilspy.compare.Diffs;
import dev.gilspy.compare.Stacks;
import dev.gilspy.model.Frame;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stacks of both recordings, one line each, in the two columns that {@code difffolded.pl}
 * writes and {@code flamegraph.pl} makes a differential flame graph of: {@code frame;...;[state]
 * before after}. Weights are in microseconds per second of the recording, so that recordings of
 * different length compare. What somebody kept others waiting for is below {@code [waiting
 * caused]}, since it is those others' time. Of several processes the root is their role.
 */
final class DiffFolded implements Format<Diffs> {
    private static final double MICROS = 1e6;
    private static final String CAUSED = "waiting caused";

    @Override
    public String name() {
        return "folded";
    }

    @Override
    public List<String> endings() {
        return List.of(".folded", ".collapsed");
    }

    @Override
    public void write(Diffs diffs, OutputStream out) throws IOException {
        Map<String, double[]> shares = new TreeMap<>();
        for (Diff diff : diffs.roles()) {
            Stacks stacks = diff.comparison().stacks();
            String root = diff.role().isEmpty() ? "" : FoldedLines.oneFrame(diff.role()) + ";";
            add(root, stacks.before(), 0, shares);
            add(root, stacks.after(), 1, shares);
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (Map.Entry<String, double[]> line : shares.entrySet()) {
            long before = Math.round(MICROS * line.getValue()[0]);
            long after = Math.round(MICROS * line.getValue()[1]);
            if (before > 0 || after > 0) {
                writer.write(line.getKey() + " " + before + " " + after + "\n");
            }
        }
        writer.flush();
    }

    private static void add(String root, StackTimes times, int side, Map<String, double[]> shares) {
        double window = Math.max(1, Arrays.stream(times.lengths()).sum());
        for (StackTimes.Times stack : times.stacks()) {
            shares.computeIfAbsent(root + line(stack), absent -> new double[2])[side] +=
                    stack.sum() / window;
        }
    }

    /** Without lines, which move when something is written above them. */
    private static String line(StackTimes.Times stack) {
        StringBuilder line = new StringBuilder();
        for (Frame frame : stack.frames()) {
            Frame anyLine = new Frame(frame.function(), frame.file(), 0);
            line.append(FoldedLines.frame(anyLine)).append(';');
        }
        String state = stack.caused() ? CAUSED : stack.state().label();
        return line.append('[').append(state).append(']').toString();
    }
}
