package dev.gilspy.source.remote;

import dev.gilspy.model.Frame;
import dev.gilspy.model.Observer;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadState;
import dev.gilspy.source.NativeLeaves;
import dev.gilspy.source.StackTable;
import dev.gilspy.symbols.NativeCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts functions in the place of instructions on their way to the observer. Frames and stacks get
 * new numbers here: the sampling thread's are of instructions, and those of one function are one.
 */
final class NativeStacks extends PassingObserver {
    private final Instructions instructions;
    private final StackTable stacks;
    private final NativeLeaves leaves;
    private final Map<Integer, Integer> firstOfFrame = new HashMap<>();
    private int[] frames = new int[256];
    private int[] bareStacks = new int[1024];
    private int[] stackLeaves = new int[1024];

    NativeStacks(Instructions instructions, NativeCode code, Observer next) {
        super(next);
        this.instructions = instructions;
        this.stacks = new StackTable(call -> call.accept(next));
        this.leaves = new NativeLeaves(code, stacks);
    }

    @Override
    public void frame(int id, Frame frame) {
        if (id >= frames.length) {
            frames = Arrays.copyOf(frames, 2 * id);
        }
        frames[id] = stacks.frame(frame);
    }

    @Override
    public void stack(int id, int parent, int leaf) {
        if (id >= bareStacks.length) {
            bareStacks = Arrays.copyOf(bareStacks, 2 * id);
            stackLeaves = Arrays.copyOf(stackLeaves, 2 * id);
        }
        boolean isInstruction = leaf < Instructions.NO_LEAF;
        stackLeaves[id] = isInstruction ? leaf : Instructions.NO_LEAF;
        bareStacks[id] =
                isInstruction ? bareStacks[parent] : stacks.push(bareStacks[parent], frames[leaf]);
    }

    @Override
    public void observe(StackObservation seen) {
        // A thread that lost its CPU is still in the function; one that asked for the GIL is not.
        boolean left = seen.state() == ThreadState.WAITING;
        super.observe(
                new StackObservation(
                        seen.thread(),
                        seen.state(),
                        seen.kind(),
                        seen.atNanos(),
                        seen.samples(),
                        seen.nanos(),
                        left ? bareStacks[seen.stack()] : withLeaf(seen.stack()),
                        seen.holder(),
                        withLeaf(seen.holderStack()),
                        seen.otherContext()));
    }

    private int withLeaf(int stack) {
        int leaf = stackLeaves[stack];
        if (leaf == Instructions.NO_LEAF) {
            return bareStacks[stack];
        }
        int frame = leaves.leaf(instructions.address(leaf));
        if (frame >= 0) {
            instructions.same(leaf, firstOfFrame.computeIfAbsent(frame, absent -> leaf));
            return stacks.push(bareStacks[stack], frame);
        }
        if (frame == NativeLeaves.NONE) {
            instructions.nothing(leaf);
        }
        return bareStacks[stack];
    }
}
