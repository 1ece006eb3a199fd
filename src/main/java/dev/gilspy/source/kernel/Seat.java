package dev.gilspy.source.kernel;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;

/** A thread's place in one interpreter: its thread state there. A thread may have several. */
record Seat(Interpreter interpreter, ThreadStateWords words) {

    long tstate() {
        return words.address();
    }

    long pthread() {
        return words.pthread();
    }
}
