package dev.gilspy.recording;

import dev.gilspy.model.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The frames and stacks that one process's stream has announced, to be announced again. */
final class StreamTables {
    private final List<Frame> frames = new ArrayList<>();
    private int[] parents = new int[1024];
    private int[] leaves = new int[1024];

    void frame(int id, Frame frame) {
        if (id != frames.size()) {
            throw new IllegalArgumentException("frame %d is out of order".formatted(id));
        }
        frames.add(frame);
    }

    void stack(int id, int parent, int frame) {
        if (id >= parents.length) {
            int length = Math.max(id + 1, 2 * parents.length);
            parents = Arrays.copyOf(parents, length);
            leaves = Arrays.copyOf(leaves, length);
        }
        parents[id] = parent;
        leaves[id] = frame;
    }

    Frame frameOf(int id) {
        return frames.get(id);
    }

    int parentOf(int stack) {
        return parents[stack];
    }

    int leafOf(int stack) {
        return leaves[stack];
    }
}
