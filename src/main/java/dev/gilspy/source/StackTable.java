package dev.gilspy.source;

import dev.gilspy.model.Frame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for frames and stacks, announced when they are new. A stack is its leaf frame and the
 * stack below it, so that stacks share what they have in common. Looking up what is known allocates
 * nothing.
 */
public final class StackTable {
    /**
     * More distinct stacks than this become the longest known part of theirs; bounds the memory.
     */
    private static final int MOST_STACKS = 1 << 20;

    /** A target that keeps making new code must not fill the memory: what comes later is one. */
    private static final int MOST_FRAMES = 1 << 18;

    /** The same for names: of functions and files, all together. */
    private static final int MOST_CHARACTERS = 8 << 20;

    private static final Frame OTHER = new Frame("(other code)", "", 0);

    private final Announcer announcer;
    private final Map<Frame, Integer> frames = new HashMap<>();
    private int[] parents = new int[1024];
    private int[] leaves = new int[1024];
    private int[] table = new int[4096];
    private int characters;
    private int count = 1; // 0 is the empty stack

    public StackTable(Announcer announcer) {
        this.announcer = announcer;
    }

    /** The number of a frame; allocates, so callers keep it. */
    public int frame(Frame frame) {
        Integer known = frames.get(frame);
        if (known != null) {
            return known;
        }
        int length = frame.function().length() + frame.file().length();
        boolean full = frames.size() >= MOST_FRAMES || characters + length > MOST_CHARACTERS;
        if (full && !frame.equals(OTHER)) {
            return frame(OTHER);
        }
        characters += length;
        int id = frames.size();
        frames.put(frame, id);
        announcer.call(observer -> observer.frame(id, frame));
        return id;
    }

    /** The number of the stack that has this leaf on top of that parent. */
    public int push(int parent, int leaf) {
        int at = slot(parent, leaf);
        while (table[at] != 0) {
            int stack = table[at];
            if (parents[stack] == parent && leaves[stack] == leaf) {
                return stack;
            }
            at = at + 1 & table.length - 1;
        }
        return count < MOST_STACKS ? add(parent, leaf, at) : parent;
    }

    private int add(int parent, int leaf, int at) {
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, 2 * count);
            leaves = Arrays.copyOf(leaves, 2 * count);
        }
        int stack = count++;
        parents[stack] = parent;
        leaves[stack] = leaf;
        table[at] = stack;
        if (count > table.length / 2) {
            rehash();
        }
        announcer.call(observer -> observer.stack(stack, parent, leaf));
        return stack;
    }

    private void rehash() {
        table = new int[2 * table.length];
        for (int stack = 1; stack < count; stack++) {
            int at = slot(parents[stack], leaves[stack]);
            while (table[at] != 0) {
                at = at + 1 & table.length - 1;
            }
            table[at] = stack;
        }
    }

    private int slot(int parent, int leaf) {
        int hash = parent * 0x9E3779B9 + leaf * 0x85EBCA6B;
        return (hash ^ hash >>> 15) & table.length - 1;
    }
}
