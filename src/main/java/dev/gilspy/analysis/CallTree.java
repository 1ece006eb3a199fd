package dev.gilspy.analysis;

import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stacks laid over each other from the root. Calls of one function are one node, whatever the line;
 * a node shows the line that carries most.
 */
public final class CallTree {
    private final Node root = new Node("", "");

    /** One function called along one path. */
    public static final class Node {
        private final String function;
        private final String file;
        private final long[] nanos = new long[ThreadState.values().length];
        private final Map<Integer, Long> lineNanos = new TreeMap<>();
        private final Map<List<String>, Node> children = new LinkedHashMap<>();

        private Node(String function, String file) {
            this.function = function;
            this.file = file;
        }

        /** The function with the line that carries most; of equal ones the first. */
        public Frame frame() {
            int heaviest = 0;
            long most = -1;
            for (Map.Entry<Integer, Long> line : lineNanos.entrySet()) {
                if (line.getValue() > most) {
                    heaviest = line.getKey();
                    most = line.getValue();
                }
            }
            return new Frame(function, file, heaviest);
        }

        /** Time in one state, here and in everything called from here. */
        public long nanos(ThreadState state) {
            return nanos[state.ordinal()];
        }

        /** Time in all states, here and in everything called from here. */
        public long nanos() {
            long sum = 0;
            for (long part : nanos) {
                sum += part;
            }
            return sum;
        }

        /** In the order in which they were added. */
        public Collection<Node> children() {
            return children.values();
        }

        /** The call of that function from here; empty if there is none. */
        public Optional<Node> child(String calledFunction, String calledFile) {
            return Optional.ofNullable(children.get(List.of(calledFunction, calledFile)));
        }

        private Node child(Frame frame) {
            return children.computeIfAbsent(
                    List.of(frame.function(), frame.file()),
                    absent -> new Node(frame.function(), frame.file()));
        }

        private void add(ThreadState state, long more) {
            nanos[state.ordinal()] += more;
        }
    }

    /** Adds a stack, root first. An empty one counts for the root only. */
    public void add(List<Frame> frames, ThreadState state, long nanos) {
        Node node = root;
        node.add(state, nanos);
        for (Frame frame : frames) {
            node = node.child(frame);
            node.add(state, nanos);
            node.lineNanos.merge(frame.line(), nanos, Long::sum);
        }
    }

    /** Stands above all roots; its frame means nothing, its time is that of all stacks. */
    public Node root() {
        return root;
    }

    /** The path from the root along the heaviest calls, as long as they carry at least so much. */
    List<Node> heaviestPath(long atLeastNanos) {
        List<Node> path = new ArrayList<>();
        Node node = heaviest(root);
        while (node != null && node.nanos() >= atLeastNanos) {
            path.add(node);
            node = heaviest(node);
        }
        return path;
    }

    private static Node heaviest(Node node) {
        // The first of equal ones, so that the same recording always names the same function.
        return node.children().stream()
                .max(Comparator.comparingLong(Node::nanos))
                .filter(child -> child.nanos() > 0)
                .orElse(null);
    }
}
