package dev.gilspy.source;

import dev.gilspy.classify.GilFutexes;
import dev.gilspy.cpython.CodeObjects;
import dev.gilspy.cpython.CodeSource;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.GilReading;
import dev.gilspy.cpython.GilWords;
import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.InterpreterList;
import dev.gilspy.cpython.Interpreters;
import dev.gilspy.cpython.NamesOfThreads;
import dev.gilspy.cpython.StackReader;
import dev.gilspy.cpython.ThreadList;
import dev.gilspy.cpython.ThreadStacks;
import dev.gilspy.cpython.ThreadStates;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** CPython. */
public record CpythonRuntime(CpythonProcess process) implements PythonRuntime {
    @Override
    public RemoteMemory memory() {
        return process.memory();
    }

    @Override
    public Interpreter main() {
        return process.main();
    }

    @Override
    public InterpreterList interpreters() {
        return new Interpreters(process);
    }

    @Override
    public ThreadList threads(Interpreter interpreter) {
        return new ThreadStates(process, interpreter.address());
    }

    @Override
    public long interpreterOf(long tstate) {
        return new ThreadStates(process, process.interpreter()).interpreterOf(tstate);
    }

    @Override
    public GilReading gil(long address) {
        return new GilWords(process, address);
    }

    @Override
    public GilFutexes gilFutexes(long address) {
        return GilRange.of(process, address);
    }

    @Override
    public Optional<CpythonProcess> cpython() {
        return Optional.of(process);
    }

    /** A free-threaded build has a GIL, too, and may be using it. */
    @Override
    public boolean gilEnabled() {
        Layout layout = process.layout();
        return !layout.freeThreaded()
                || memory().readInt(process.gil() + layout.offset("_gil_runtime_state", "enabled"))
                        != 0;
    }

    @Override
    public long switchIntervalNanos() {
        int intervalAt = process.layout().offset("_gil_runtime_state", "interval");
        return TimeUnit.MICROSECONDS.toNanos(memory().readLong(process.gil() + intervalAt));
    }

    /** They sleep for the switch interval, and ask the holder to drop. */
    @Override
    public boolean waitersPoll() {
        return false;
    }

    @Override
    public List<String> limits() {
        return List.of();
    }

    /** CPython 3.12 (gh-104341) leaves a thread state unbound until its own thread has it. */
    @Override
    public boolean statesKnowTheirThread() {
        return process.layout().has("PyThreadState", "_status");
    }

    @Override
    public ThreadStacks stacks() {
        return new StackReader(process);
    }

    @Override
    public CodeSource codes() {
        return new CodeObjects(process.memory(), process.layout());
    }

    @Override
    public long codeAddress() {
        return process.runtime();
    }

    @Override
    public Supplier<Map<Long, String>> names(RemoteMemory other) {
        return new NamesOfThreads(process.through(other))::byIdent;
    }
}
