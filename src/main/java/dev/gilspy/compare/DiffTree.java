package dev.gilspy.compare;

import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.analysis.Code;
import dev.gilspy.model.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stacks of both recordings laid over each other from the root, with what one measure was at
 * each call before and is after. Calls of one function are one node, whatever the line. Calls that
 * are a trace on both sides are not in it, nor what they call.
 */
public final class DiffTree {
    private final Measure measure;
    private final Stacks stacks;
    private final Node root;

    /** One function called along one path, with everything that it calls. */
    public static final class Node {
        private final Frame frame;
        private final Difference difference;
        private final List<Node> children = new ArrayList<>();
        private Change change = Change.UNKNOWN;

        private Node(Pair pair) {
            this.frame = pair.frame();
            this.difference = pair.difference();
        }

        /** The function with the line that carries most. */
        public Frame frame() {
            return frame;
        }

        /** Of the share of all the time, summed over threads. */
        public Difference difference() {
            return difference;
        }

        /** What can be told of it. */
        public Change change() {
            return change;
        }

        /** In no order. */
        public List<Node> children() {
            return List.copyOf(children);
        }

        /** Whether something can be told of it or of a call below it. */
        public boolean leadsToChange() {
            return change.told() || children.stream().anyMatch(Node::leadsToChange);
        }
    }

    /** A stack of one side, without what starts a thread. */
    private record Path(List<Frame> frames, double[] nanos, Pair.Adding adding) {
        void addTo(Pair pair, int depth) {
            adding.add(pair, nanos, depth == 0 ? 0 : frames.get(depth - 1).line());
        }
    }

    private DiffTree(Measure measure, Stacks stacks) {
        this.measure = measure;
        this.stacks = stacks;
        List<Path> paths = new ArrayList<>();
        add(stacks.before(), Pair::addBefore, paths);
        add(stacks.after(), Pair::addAfter, paths);
        this.root = node(new Frame("", "", 0), paths, 0);
    }

    static DiffTree of(Measure measure, Stacks stacks) {
        DiffTree tree = new DiffTree(measure, stacks);
        tree.tell();
        return tree;
    }

    private void add(StackTimes times, Pair.Adding adding, List<Path> paths) {
        for (StackTimes.Times stack : times.stacks()) {
            if (measure.counts(stack)) {
                List<Frame> frames =
                        stack.frames().stream().filter(f -> !Code.startsThread(f)).toList();
                paths.add(new Path(frames, stack.nanos(), adding));
            }
        }
    }

    /** The call that all these paths have at this depth, and the calls below it. */
    private Node node(Frame frame, List<Path> paths, int depth) {
        Pair pair = new Pair(frame, stacks);
        Map<List<String>, List<Path>> below = new LinkedHashMap<>();
        for (Path path : paths) {
            path.addTo(pair, depth);
            if (path.frames.size() > depth) {
                Frame next = path.frames.get(depth);
                below.computeIfAbsent(List.of(next.function(), next.file()), n -> new ArrayList<>())
                        .add(path);
            }
        }
        Node node = new Node(pair);
        for (List<Path> called : below.values()) {
            if (!isTrace(called)) {
                node.children.add(node(called.get(0).frames.get(depth), called, depth + 1));
            }
        }
        return node;
    }

    private boolean isTrace(List<Path> paths) {
        double nanos = paths.stream().mapToDouble(path -> Arrays.stream(path.nanos).sum()).sum();
        double shorter = Math.min(window(stacks.before()), window(stacks.after()));
        return nanos < Unit.SHARE.smallest(0) * shorter;
    }

    private static double window(StackTimes times) {
        return Arrays.stream(times.lengths()).sum();
    }

    /** Compares all calls, as one table. */
    private void tell() {
        List<Node> nodes = new ArrayList<>();
        collect(root, nodes);
        List<Row> rows = nodes.stream().map(node -> row(node.difference)).toList();
        double limit = Tables.limit(rows);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).change = Tables.change(rows.get(i), limit);
        }
    }

    private static void collect(Node node, List<Node> all) {
        all.add(node);
        node.children.forEach(child -> collect(child, all));
    }

    private Row row(Difference difference) {
        return Row.of(
                new Row.What(
                        Row.Table.FUNCTIONS,
                        "",
                        null,
                        measure.label(),
                        Unit.SHARE,
                        measure.sense()),
                difference);
    }

    public Measure measure() {
        return measure;
    }

    /** Stands above all calls; its frame means nothing. */
    public Node root() {
        return root;
    }
}
