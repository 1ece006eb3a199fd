package dev.gilspy.source.remote;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.StopTheWorld;
import dev.gilspy.cpython.ThreadList;
import dev.gilspy.cpython.ThreadStates;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.source.PythonRuntime;

/** One interpreter of the target: its list of thread states and its GIL. */
final class SampledInterpreter {
    private final Interpreter interpreter;
    private final SampledGil gil;
    private final ThreadList states;
    private final StopTheWorld worldStop;
    private long head;
    private boolean walked;
    private int piece;
    private int offset;

    SampledInterpreter(PythonRuntime runtime, Interpreter interpreter, SampledGil gil) {
        this.interpreter = interpreter;
        this.gil = gil;
        this.states = runtime.threads(interpreter);
        this.worldStop =
                runtime.cpython()
                        .filter(process -> StopTheWorld.known(process.layout()))
                        .map(process -> StopTheWorld.of(process, interpreter))
                        .orElse(null);
    }

    Interpreter interpreter() {
        return interpreter;
    }

    int id() {
        return interpreter.id();
    }

    SampledGil gil() {
        return gil;
    }

    /** By what its threads are all stopped; null where that is never done, or not known. */
    StopTheWorld worldStop() {
        return worldStop;
    }

    void plan(BatchRead batch) {
        piece = batch.pieces();
        offset = batch.add(states.headAddress(), Long.BYTES);
    }

    /** Whether its list of thread states begins as it did at the last walk, as a batch has read. */
    boolean inStep(BatchRead batch) {
        return walked && batch.ok(piece) && batch.buffer().getLong(offset) == head;
    }

    boolean readable(BatchRead batch) {
        return batch.ok(piece);
    }

    ThreadStates.Walk walk() {
        ThreadStates.Walk walk = states.walk();
        walked = walk.whole();
        head = states.newest();
        return walk;
    }

    /** Has the next sample walk the list again. */
    void outOfStep() {
        walked = false;
    }
}
