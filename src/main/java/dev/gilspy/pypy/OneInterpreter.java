package dev.gilspy.pypy;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.InterpreterList;
import dev.gilspy.cpython.Interpreters.Walk;
import java.util.List;

/** The interpreters of a PyPy, which has no sub-interpreters: a list that never changes. */
public final class OneInterpreter implements InterpreterList {
    private final PypyProcess process;

    public OneInterpreter(PypyProcess process) {
        this.process = process;
    }

    public Interpreter main() {
        return new Interpreter(0, process.gil(), process.gil());
    }

    /** Of something that stays as it is as long as there is a PyPy at all. */
    @Override
    public long headAddress() {
        return process.threads();
    }

    @Override
    public Walk walk() {
        return new Walk(List.of(main()), ThreadListFinder.HEAD_READY, true);
    }
}
