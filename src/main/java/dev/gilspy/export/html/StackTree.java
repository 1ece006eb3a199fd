package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.analysis.CallTree;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stacks laid over each other, as numbered nodes of which each knows its caller. Calls that take
 * too little to be seen have none: their time counts for their callers.
 */
final class StackTree {
    /** A ten-thousandth of a picture's width is less than a pixel. */
    static final double SMALL = 0.0001;

    /** Each is a picture of its own, in which a node may be seen. */
    private static final List<Set<ThreadState>> PICTURES =
            List.of(
                    Set.of(ThreadState.RUNNING, ThreadState.HELD_BLOCKED, ThreadState.HELD_STARVED),
                    Set.of(ThreadState.WAITING),
                    Set.of(ThreadState.NATIVE, ThreadState.STARVED),
                    Set.of(ThreadState.BLOCKED));

    /** In place of a node's number: the stack is not known, or too small at its very root. */
    static final int ROOT = -1;

    private final CallTree tree;
    private final FrameTable frames;
    private final Map<CallTree.Node, Integer> numbers = new HashMap<>();
    private final List<Integer> callers = new ArrayList<>();
    private final List<CallTree.Node> nodes = new ArrayList<>();
    private final Map<ThreadState, Long> leastNanos = new EnumMap<>(ThreadState.class);
    private double small = SMALL;
    private long leftOut;

    /**
     * @param tree all stacks
     * @param frames numbers their functions
     * @param mostNodes where there were more, what is small is larger
     */
    StackTree(CallTree tree, FrameTable frames, int mostNodes) {
        this.tree = tree;
        this.frames = frames;
        number();
        while (nodes.size() > mostNodes) {
            small *= 2;
            number();
        }
    }

    private void number() {
        numbers.clear();
        callers.clear();
        nodes.clear();
        leftOut = 0;
        for (Set<ThreadState> picture : PICTURES) {
            long least = (long) Math.ceil(small * nanos(tree.root(), picture));
            picture.forEach(state -> leastNanos.put(state, Math.max(1, least)));
        }
        addChildren(tree.root(), ROOT);
    }

    private void addChildren(CallTree.Node node, int number) {
        for (CallTree.Node child : node.children()) {
            if (PICTURES.stream().anyMatch(picture -> isSeen(child, picture))) {
                numbers.put(child, nodes.size());
                callers.add(number);
                nodes.add(child);
                addChildren(child, nodes.size() - 1);
            } else {
                leftOut++;
            }
        }
    }

    private boolean isSeen(CallTree.Node node, Set<ThreadState> picture) {
        return nanos(node, picture) >= leastNanos.get(picture.iterator().next());
    }

    private static long nanos(CallTree.Node node, Set<ThreadState> picture) {
        return picture.stream().mapToLong(node::nanos).sum();
    }

    /** The number of the last call of a stack that has one, seen from its root. */
    int numberOf(List<Frame> stack) {
        int number = ROOT;
        CallTree.Node node = tree.root();
        for (Frame frame : stack) {
            node = node.child(frame.function(), frame.file()).orElse(null);
            if (node == null || !numbers.containsKey(node)) {
                break;
            }
            number = numbers.get(node);
        }
        return number;
    }

    int size() {
        return nodes.size();
    }

    /** Three lists side by side: callers, functions, lines. And how many branches have no node. */
    void write(JsonWriter json) throws IOException {
        json.beginObject().name("callers").beginArray();
        for (int caller : callers) {
            json.value(caller);
        }
        json.endArray().name("functions").beginArray();
        for (CallTree.Node node : nodes) {
            json.value(frames.numberOf(node.frame()));
        }
        json.endArray().name("lines").beginArray();
        for (CallTree.Node node : nodes) {
            json.value(node.frame().line());
        }
        json.endArray();
        json.name("left_out").value(leftOut).name("small").value(small).endObject();
    }
}
