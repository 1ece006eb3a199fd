package dev.gilspy.export;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Folded stacks, one line each, as flamegraph.pl and speedscope read them: {@code thread
 * (tid);frame (file:line);...;[state] weight}, from root to leaf, in microseconds. The state is the
 * last frame, so that a flame graph shows above each function what its time was.
 */
public final class FoldedExporter implements Exporter {
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
        FoldedLines lines = new FoldedLines(summary);
        for (ProcessSummary process : summary.processes()) {
            ThreadLabels labels = new ThreadLabels(process);
            for (StackSummary stack : process.stacks()) {
                String leaf = "[" + stack.state().label() + "]";
                String thread = labels.of(stack.thread());
                lines.add(process, thread, stack.frames(), leaf, stack.nanos());
            }
        }
        lines.writeTo(out);
    }
}
