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
    private final Allowance allowance;
    private final BlameFlame blame;

    /**
     * Time at a stack.
     *
     * @param whose numbers that say it
     */
    private record Placed(List<Frame> frames, ThreadState state, List<Integer> whose, long nanos) {}

    StackData(
            ProcessSummary process, ThreadNumbers threads, FrameTable frames, Allowance allowance) {
        this.process = process;
        this.threads = threads;
        this.frames = frames;
        this.allowance = allowance;
        this.blame = new BlameFlame(process);
    }

    /** Samples are {@code node, thread, interpreter, state, µs}, one after the other. */
    void writeStacks(JsonWriter json) throws IOException {
        List<Placed> all = new ArrayList<>();
        for (StackSummary stack : process.stacks()) {
            List<Integer> whose =
                    List.of(
                            threads.of(stack.thread()),
                            stack.interpreter(),
                            stack.state().ordinal());
            all.add(new Placed(shown(stack.frames()), stack.state(), whose, stack.nanos()));
        }
        write(json, all);
    }

    /** Samples are {@code node, waiter, holder, µs}, one after the other. */
    void writeBlame(JsonWriter json) throws IOException {
        List<Placed> all = new ArrayList<>();
        for (Blame part : process.blame()) {
            List<Integer> whose = List.of(threads.of(part.waiter()), threads.of(part.holder()));
            List<Frame> frames = shown(blame.stack(part));
            all.add(new Placed(frames, ThreadState.WAITING, whose, part.nanos()));
        }
        write(json, all);
    }

    /** Without the frames that only start a thread. */
    private static List<Frame> shown(List<Frame> stack) {
        List<Frame> shown = new ArrayList<>(stack);
        shown.removeIf(Code::startsThread);
        return shown;
    }

    private void write(JsonWriter json, List<Placed> all) throws IOException {
        CallTree calls = new CallTree();
        all.forEach(placed -> calls.add(placed.frames, placed.state, placed.nanos));
        StackTree tree = new StackTree(calls, frames, allowance.nodes());
        Map<List<Integer>, Long> samples = samples(all, tree);
        while (samples.size() > allowance.samples() && tree.size() > 1) {
            tree = new StackTree(calls, frames, tree.size() / 2);
            samples = samples(all, tree);
        }
        write(json, tree, samples);
    }

    private static Map<List<Integer>, Long> samples(List<Placed> all, StackTree tree) {
        Map<List<Integer>, Long> nanos = new LinkedHashMap<>();
        for (Placed placed : all) {
            List<Integer> key = new ArrayList<>();
            key.add(tree.numberOf(placed.frames));
            key.addAll(placed.whose);
            nanos.merge(key, placed.nanos, Long::sum);
        }
        return nanos;
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
