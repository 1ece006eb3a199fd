package dev.gilspy.source.remote;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadInfo;

/** What one look at one thread found. Mutable, to be reused. */
final class Sight {
    /** Whether the thread held the GIL. */
    boolean holds;

    /** Whether the kernel called it running, which means on a CPU or waiting for one. */
    boolean runnable;

    /** Whether it slept for the GIL. */
    boolean parked;

    /** What it slept in otherwise. */
    BlockedKind kind = BlockedKind.NONE;

    /** The id of the interpreter that it is in. */
    int interpreter;

    /** Whether its hold or wait is another one than at the look before. */
    boolean newEpisode;

    /** How often the thread had entered or left a context; 0 if not known. */
    long contexts;

    /** Whether it has entered or left one since the look before. */
    boolean otherContext;

    /** The Python stack's number; 0 if not known. */
    int pythonStack;

    /** The number of the stack with its native leaf, if it has one; else the Python stack's. */
    int stack;

    /** Who held the GIL at this look: a thread's id or a constant of {@link ThreadInfo}. */
    int holder = ThreadInfo.NOBODY;

    /** The holder's stack at this look; 0 if not known. */
    int holderStack;

    /** Whether the thread has entered or left a context since another look at it. */
    boolean otherContextThan(Sight before) {
        return contexts != before.contexts && contexts != 0 && before.contexts != 0;
    }

    /** Whether both found it asleep in the same, neither having nor wanting the GIL. */
    boolean sameSleep(Sight other) {
        return blocked()
                && other.blocked()
                && kind == other.kind
                && stack == other.stack
                && interpreter == other.interpreter;
    }

    private boolean blocked() {
        return !runnable && !parked && !holds;
    }

    void copy(Sight other) {
        holds = other.holds;
        runnable = other.runnable;
        parked = other.parked;
        kind = other.kind;
        interpreter = other.interpreter;
        newEpisode = other.newEpisode;
        contexts = other.contexts;
        otherContext = other.otherContext;
        pythonStack = other.pythonStack;
        stack = other.stack;
        holder = other.holder;
        holderStack = other.holderStack;
    }
}
