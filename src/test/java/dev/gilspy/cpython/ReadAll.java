package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.error.GilspyException;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.CountingMemory;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.util.function.LongConsumer;

/**
 * Every reader of a CPython, one after the other, each with the failures that it documents. None
 * may read the target more often than {@link #MOST_READS}.
 */
final class ReadAll {
    private static final int MOST_READS = 1 << 18;

    /** One for all inputs: it has memory of its own, which takes longer to get than to read. */
    private static final BatchRead BATCH = new BatchRead(64, 1 << 20);

    private final RemoteMemory memory;
    private final Layout layout;

    ReadAll(RemoteMemory memory, Layout layout) {
        this.memory = memory;
        this.layout = layout;
    }

    private RemoteMemory counted() {
        return new CountingMemory(memory, MOST_READS);
    }

    /** What is read of an interpreter, and of one of its threads. */
    void process(long runtime, long interpreter, long gil, long tstate) {
        PythonVersion version = PythonVersion.of(3, layout.minor(), 1);
        CpythonProcess process =
                new CpythonProcess(counted(), layout, version, runtime, interpreter, gil);
        attempt(tstate, at -> stack(process, at));
        attempt(interpreter, at -> new Interpreters(process).walk());
        attempt(interpreter, at -> new ThreadStates(process, at).walk());
        attempt(tstate, at -> new ThreadStates(process, interpreter).interpreterOf(at));
        attempt(gil, at -> new GilWords(process, at));
        attempt(interpreter, at -> new NamesOfThreads(process).byIdent());
        attempt(interpreter, at -> LayoutCheck.look(process, tid -> true));
        attempt(tstate, new Locks(process)::describe);
        attempt(interpreter, at -> threadIds(process, at));
        attempt(interpreter, at -> stops(process));
        attempt(interpreter, at -> new ThreadingNames(counted(), layout, at).byIdent());
        attempt(runtime, at -> attach(at, version));
    }

    /** What is read of one object. */
    void object(long address) {
        CodeObjects codes = new CodeObjects(counted(), layout);
        attempt(address, new UnicodeObjects(counted(), layout)::read);
        attempt(address, new Dicts(counted(), layout)::entries);
        attempt(address, new InstanceAttributes(counted(), layout)::of);
        attempt(address, at -> codes.read(at).ifPresent(codes::stillThere));
    }

    private void stack(CpythonProcess process, long tstate) {
        StackReader reader = new StackReader(process);
        ThreadStack stack = reader.stackOf(tstate);
        for (int i = 0; i < 2; i++) {
            BATCH.clear();
            reader.plan(stack, BATCH);
            BATCH.run(process.memory());
            reader.take(stack, BATCH);
        }
        assertThat(stack.depth()).isBetween(0, StackReader.DEEPEST + 1);
        CodeObjects codes = new CodeObjects(counted(), layout);
        for (int i = 0; i < stack.depth(); i++) {
            codes.read(stack.code(i)).ifPresent(codes::stillThere);
        }
    }

    private void threadIds(CpythonProcess process, long interpreter) {
        NativeThreadIds ids = new NativeThreadIds(counted(), tid -> true);
        new ThreadStates(process, interpreter).walk().threads().forEach(ids::of);
    }

    private void stops(CpythonProcess process) {
        if (!StopTheWorld.known(layout)) {
            return;
        }
        StopTheWorld one = StopTheWorld.of(process, process.main());
        BATCH.clear();
        one.plan(BATCH);
        BATCH.run(process.memory());
        one.take(BATCH);
        assertThat(one.requested() || one.requester() == 0).isTrue();
        new Locks(process).describe(one.requester());
    }

    private void attach(long runtime, PythonVersion version) {
        CpythonAttach.attach(
                new RuntimeLocation(
                        RuntimeLocation.CPYTHON,
                        version,
                        layout.freeThreaded(),
                        runtime,
                        "test",
                        "/python"),
                counted());
    }

    private static void attempt(long address, LongConsumer read) {
        try {
            read.accept(address);
        } catch (RemoteReadException | GilspyException e) {
            // That is the answer for memory that is not there, or makes no sense.
        }
    }
}
