package dev.gilspy.source.kernel;

import dev.gilspy.cpython.FrameOffsets;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.StackTable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToIntFunction;

/**
 * Makes events of the ring buffer's records. Stacks are numbered at once, while the code objects
 * that they name are there. Offsets are those of {@code struct event} in
 * native/kernel-source.bpf.c.
 */
final class EventReader {
    private static final int HEAD_BYTES = 56;
    private static final int FRAME_BYTES = 16;

    private final FrameOffsets at;
    private final CodeFrames frames;
    private final StackTable stacks;
    private final LongToIntFunction leaves;
    private final Map<Integer, LastStack> lastStacks = new HashMap<>();
    private long walks;
    private long brokenWalks;

    /**
     * @param leaves from an instruction to the number of the native frame that is to stand on top
     *     of the stack; below 0 if none is
     */
    EventReader(FrameOffsets at, CodeFrames frames, StackTable stacks, LongToIntFunction leaves) {
        this.leaves = leaves;
        this.at = at;
        this.frames = frames;
        this.stacks = stacks;
    }

    /** The slot of the process that a record is of. */
    static int slotOf(ByteBuffer bytes, int from) {
        return bytes.get(from + 24) & 0xff;
    }

    Event read(ByteBuffer bytes, int from) {
        int flags = bytes.get(from + 13) & 0xff;
        Event.Kind kind = Event.kind(bytes.get(from + 12));
        return new Event(
                bytes.getLong(from),
                bytes.getInt(from + 8),
                kind,
                flags,
                bytes.getLong(from + 16),
                (flags & Event.LOCKED) == 0 ? 0 : 1,
                bytes.get(from + 25),
                bytes.getShort(from + 26),
                bytes.getInt(from + 28),
                bytes.getLong(from + 32),
                bytes.getLong(from + 40),
                Math.max(0, bytes.getLong(from + 48)),
                (flags & Event.WALKED) == 0 ? Event.NO_STACK : stack(bytes, from, flags, kind));
    }

    private int stack(ByteBuffer bytes, int from, int flags, Event.Kind kind) {
        walks++;
        int count = bytes.getShort(from + 14);
        boolean whole = (flags & Event.WHOLE) != 0;
        boolean shim = !at.endsInShim() || count == 0 || (flags & Event.SHIM) != 0;
        int stack = whole && shim ? knownOrNumber(bytes, from, count) : Event.NO_STACK;
        brokenWalks += stack == Event.NO_STACK ? 1 : 0;
        boolean interrupted = kind == Event.Kind.CLOCK && stack != Event.NO_STACK;
        return interrupted ? withLeaf(stack, bytes.getLong(from + 40)) : stack;
    }

    private int withLeaf(int stack, long instruction) {
        int leaf = leaves.applyAsInt(instruction);
        return leaf < 0 ? stack : stacks.push(stack, leaf);
    }

    private int knownOrNumber(ByteBuffer bytes, int from, int count) {
        int frames = from + HEAD_BYTES;
        int length = count * FRAME_BYTES;
        long nanos = bytes.getLong(from);
        LastStack last = lastStacks.computeIfAbsent(bytes.getInt(from + 8), tid -> new LastStack());
        int stack = last.ifSame(bytes, frames, length, nanos);
        if (stack == Event.NO_STACK) {
            stack = number(bytes, frames, count, nanos);
            last.set(bytes, frames, length, nanos, stack);
        }
        return stack;
    }

    /** The thread has ended. */
    void forget(int tid) {
        lastStacks.remove(tid);
    }

    /** Root first, since a stack is its leaf on top of another stack. */
    private int number(ByteBuffer bytes, int from, int count, long nanos) {
        int stack = 0;
        for (int i = count - 1; i >= 0; i--) {
            int frame = from + i * FRAME_BYTES;
            long code = at.code(bytes.getLong(frame));
            int lasti = at.lasti(bytes.getLong(frame + 8), code);
            if (lasti == FrameOffsets.NO_INSTRUCTION) {
                return Event.NO_STACK;
            }
            int number = frames.frame(code, lasti, nanos);
            if (number == CodeFrames.UNKNOWN) {
                return Event.NO_STACK;
            }
            stack = stacks.push(stack, number);
        }
        return stack;
    }

    /** How many stacks were walked. */
    long walks() {
        return walks;
    }

    /** How many of them did not hang together. */
    long brokenWalks() {
        return brokenWalks;
    }
}
