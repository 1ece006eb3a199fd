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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A running implementation of Python, as whoever samples it sees it: it makes readers, each for one
 * thread of ours.
 */
public interface PythonRuntime {
    RemoteMemory memory();

    /** The interpreter that the process began with. */
    Interpreter main();

    InterpreterList interpreters();

    ThreadList threads(Interpreter interpreter);

    /**
     * The interpreter that a thread state belongs to, its address; 0 if that is not known.
     *
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    long interpreterOf(long tstate);

    /**
     * @param address of the GIL, as the {@link Interpreter} has it
     */
    GilReading gil(long address);

    /** Where its waiters sleep. */
    GilFutexes gilFutexes(long address);

    /** The CPython, if it is one: for what no other implementation has. */
    Optional<CpythonProcess> cpython();

    /** Whether a GIL is in force. */
    boolean gilEnabled();

    /** What a waiter waits before it asks the holder to drop a GIL; 0 if that is not known. */
    long switchIntervalNanos();

    /** Whether who waits for a GIL wakes up every moment to look whether it is free. */
    boolean waitersPoll();

    /** What of the process cannot be seen and why, a sentence each. */
    List<String> limits();

    /** Whether a thread state that has just been made does not name the thread that made it. */
    boolean statesKnowTheirThread();

    ThreadStacks stacks();

    /** What is on the stacks. */
    CodeSource codes();

    /** An address in the executable or library that holds the interpreter. */
    long codeAddress();

    /**
     * The names that it has for its threads, by their pthread_t; read through another memory, for
     * another thread of ours.
     */
    Supplier<Map<Long, String>> names(RemoteMemory other);
}
