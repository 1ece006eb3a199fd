package dev.gilspy.cpython;

import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.util.function.IntPredicate;

/**
 * The TID of a thread state's OS thread. Since CPython 3.11 the thread state has it; before, it is
 * found in the C library's thread descriptor, to whose start the pthread_t points.
 */
public final class NativeThreadIds {
    /** struct pthread's tid: glibc (nptl/descr.h, unchanged 2.28 - 2.43) and musl 1.2. */
    private static final int[] DESCRIPTOR_OFFSETS = {720, 48};

    private static final int UNKNOWN = -1;

    private final RemoteMemory memory;
    private final IntPredicate isThread;
    private int descriptorOffset = UNKNOWN;

    /**
     * @param isThread whether the target has a thread that it calls by that TID itself
     */
    public NativeThreadIds(RemoteMemory memory, IntPredicate isThread) {
        this.memory = memory;
        this.isThread = isThread;
    }

    /** The TID as the target knows it; 0 if the thread has not begun or has gone. */
    public int of(ThreadStateWords words) {
        if (words.nativeId() != 0) {
            return (int) words.nativeId();
        }
        if (words.pthread() == 0) {
            return 0;
        }
        if (descriptorOffset == UNKNOWN) {
            descriptorOffset = offsetThatFits(words.pthread());
        }
        return descriptorOffset == UNKNOWN ? 0 : at(words.pthread() + descriptorOffset);
    }

    private int offsetThatFits(long pthread) {
        for (int offset : DESCRIPTOR_OFFSETS) {
            int tid = at(pthread + offset);
            if (tid > 0 && isThread.test(tid)) {
                return offset;
            }
        }
        return UNKNOWN;
    }

    private int at(long address) {
        try {
            return memory.readInt(address);
        } catch (RemoteReadException e) {
            return 0;
        }
    }
}
