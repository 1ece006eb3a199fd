package dev.gilspy.source.remote;

import dev.gilspy.cpython.ThreadStack;

/**
 * A thread's place in one interpreter: its thread state there, and the stack that it leads to. A
 * thread has one in each interpreter that it has called into.
 */
record Seat(SampledInterpreter interpreter, ThreadStack stack) {

    long tstate() {
        return stack.tstate();
    }
}
