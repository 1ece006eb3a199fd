package dev.gilspy.source;

import dev.gilspy.classify.GilFutexes;
import dev.gilspy.cpython.CodeSource;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.GilReading;
import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.InterpreterList;
import dev.gilspy.cpython.ThreadList;
import dev.gilspy.cpython.ThreadStacks;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.pypy.OneInterpreter;
import dev.gilspy.pypy.PypyFrames;
import dev.gilspy.pypy.PypyGil;
import dev.gilspy.pypy.PypyProcess;
import dev.gilspy.pypy.PypyThreads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * PyPy, which has one interpreter and one GIL.
 *
 * @param threads the one list that all readers share
 * @param frames how its stacks are read
 */
public record PypyRuntime(PypyProcess process, PypyThreads threads, PypyFrames frames)
        implements PythonRuntime {
    private static final String NO_LINES =
            "Of PyPy's threads the functions are known and the lines are not; a function that its JIT"
                    + " compiler has inlined shows as its caller.";
    private static final String NO_FUNCTIONS =
            "This PyPy's functions cannot be read: while gilspy attached, no thread's frames could be"
                    + " seen whole.";
    private static final String NO_COUNT =
            "PyPy does not count how often its GIL changes hands: one that came back to the same"
                    + " thread between two samples seems not to have been away.";

    @Override
    public RemoteMemory memory() {
        return process.memory();
    }

    @Override
    public Interpreter main() {
        return new OneInterpreter(process).main();
    }

    @Override
    public InterpreterList interpreters() {
        return new OneInterpreter(process);
    }

    @Override
    public ThreadList threads(Interpreter interpreter) {
        return threads;
    }

    @Override
    public long interpreterOf(long tstate) {
        return 0;
    }

    @Override
    public GilReading gil(long address) {
        return new PypyGil(process);
    }

    @Override
    public GilFutexes gilFutexes(long address) {
        return new GilFutexes(process.locksFrom(), process.locksTo());
    }

    @Override
    public Optional<CpythonProcess> cpython() {
        return Optional.empty();
    }

    @Override
    public boolean gilEnabled() {
        return true;
    }

    /** It drops after so many loops and calls, and only where somebody waits. */
    @Override
    public long switchIntervalNanos() {
        return 0;
    }

    /** The first in the queue does, every 0.1 ms. PyPy, thread_gil.c, RPyGilAcquireSlowPath. */
    @Override
    public boolean waitersPoll() {
        return true;
    }

    @Override
    public List<String> limits() {
        return List.of(frames.known() ? NO_LINES : NO_FUNCTIONS, NO_COUNT);
    }

    @Override
    public boolean statesKnowTheirThread() {
        return true;
    }

    @Override
    public ThreadStacks stacks() {
        return frames.stacks();
    }

    @Override
    public CodeSource codes() {
        return frames.codes();
    }

    @Override
    public long codeAddress() {
        return process.gil();
    }

    /** It has names, but behind objects whose layout it does not tell. */
    @Override
    public Supplier<Map<Long, String>> names(RemoteMemory other) {
        return Map::of;
    }
}
