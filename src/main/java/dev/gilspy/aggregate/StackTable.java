package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The announced frames and stacks. A stack costs eight bytes: its leaf frame and its caller. */
final class StackTable {
    static final int EMPTY = 0;

    private final List<Frame> frames = new ArrayList<>();
    private int[] parents = new int[1024];
    private int[] leaves = new int[1024];
    private int highest;

    void frame(int id, Frame frame) {
        while (frames.size() <= id) {
            frames.add(null);
        }
        frames.set(id, frame);
    }

    /** A frame that has been announced. */
    Frame frameOf(int id) {
        return frames.get(id);
    }

    void stack(int id, int parent, int frame) {
        if (id >= parents.length) {
            int length = Math.max(id + 1, parents.length * 2);
            parents = Arrays.copyOf(parents, length);
            leaves = Arrays.copyOf(leaves, length);
        }
        parents[id] = parent;
        leaves[id] = frame;
        highest = Math.max(highest, id);
    }

    /** The frames of a stack, root first; empty for the empty stack and for one never announced. */
    List<Frame> framesOf(int stack) {
        Deque<Frame> rootFirst = new ArrayDeque<>();
        int id = stack;
        while (id > EMPTY && id <= highest) {
            rootFirst.addFirst(frames.get(leaves[id]));
            // A caller is announced before its callee, so ids fall; a damaged recording cannot
            // loop.
            id = parents[id] < id ? parents[id] : EMPTY;
        }
        return List.copyOf(rootFirst);
    }
}
