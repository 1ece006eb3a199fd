package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The same of who made others wait: {@code holder (tid);frame (file:line);... weight}, where the
 * weight is the waiting that this thread caused with this stack, in microseconds.
 */
public final class FoldedBlameExporter implements Exporter {
    @Override
    public String name() {
        return "folded-blame";
    }

    @Override
    public List<String> endings() {
        return List.of(".blame.folded", ".blame.collapsed");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        FoldedLines lines = new FoldedLines(summary);
        for (ProcessSummary process : summary.processes()) {
            ThreadLabels labels = new ThreadLabels(process);
            for (CausedWaiting caused : CausedWaiting.of(process)) {
                String holder = labels.holder(caused.holder());
                lines.add(process, holder, caused.stack(), "", caused.nanos());
            }
        }
        lines.writeTo(out);
    }
}
