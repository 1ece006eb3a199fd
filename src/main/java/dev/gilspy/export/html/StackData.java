package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.BlameFlame;
import dev.gilspy.analysis.CallTree;
import dev.gilspy.analysis.Code;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where threads spent their time, and where they made others wait: what flame graphs show. */
final class StackData {
    private static final long NANOS_PER_MICRO = 1_000;

    private final ProcessSummary process;
    private final ThreadNumbers threads;
    private final FrameTable frames;
    private final BlameFlame blame;

    StackData(ProcessSummary process, ThreadNumbers threads, FrameTable frames) {
        this.process = process;
        this.threads = threads;
        this.frames = frames;
        this.blame = new BlameFlame(process);
    }

    /** Samples are {@code node, thread, interpreter, state, µs}, one after the other. */
    void writeStacks(JsonWriter json) throws IOException {
        CallTree all = new CallTree();
        for (StackSummary stack : process.stacks()) {
            all.add(shown(stack.frames()), stack.state(), stack.nanos());
        }
        StackTree tree = new StackTree(all, frames);
        Map<List<Integer>, Long> nanos = new LinkedHashMap<>();
        for (StackSummary stack : process.stacks()) {
            List<Integer> key =
                    List.of(
                            tree.numberOf(shown(stack.frames())),
                            threads.of(stack.thread()),
                            stack.interpreter(),
                            stack.state().ordinal());
            nanos.merge(key, stack.nanos(), Long::sum);
        }
        write(json, tree, nanos);
    }

    /** Samples are {@code node, waiter, holder, µs}, one after the other. */
    void writeBlame(JsonWriter json) throws IOException {
        CallTree all = new CallTree();
        for (Blame part : process.blame()) {
            all.add(shown(blame.stack(part)), ThreadState.WAITING, part.nanos());
        }
        StackTree tree = new StackTree(all, frames);
        Map<List<Integer>, Long> nanos = new LinkedHashMap<>();
        for (Blame part : process.blame()) {
            List<Integer> key =
                    List.of(
                            tree.numberOf(shown(blame.stack(part))),
                            threads.of(part.waiter()),
                            threads.of(part.holder()));
            nanos.merge(key, part.nanos(), Long::sum);
        }
        write(json, tree, nanos);
    }

    /** Without the frames that only start a thread. */
    private static List<Frame> shown(List<Frame> stack) {
        List<Frame> shown = new ArrayList<>(stack);
        shown.removeIf(Code::startsThread);
        return shown;
    }

    private static void write(JsonWriter json, StackTree tree, Map<List<Integer>, Long> nanos)
            throws IOException {
        json.beginObject().name("tree");
        tree.write(json);
        json.name("samples").beginArray();
        for (Map.Entry<List<Integer>, Long> sample : nanos.entrySet()) {
            for (int number : sample.getKey()) {
                json.value(number);
            }
            json.value((sample.getValue() + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO);
        }
        json.endArray().endObject();
    }
}
