package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.FakeDebugOffsets;
import dev.gilspy.cpython.layout.LayoutLibrary;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory of a made-up CPython with some threads, each with a stack and a name, for a program to
 * show as its own.
 *
 * @param start address that it has to be at; _PyRuntime is the first in it
 * @param tidWords addresses of the words that have to hold the TIDs of real threads
 */
public record FakeImage(long start, byte[] bytes, List<Long> tidWords) {
    private static final int THREADS = 5;
    private static final int DEPTH = 20;

    /** One of the newest layout. */
    public static FakeImage make() {
        int minor = LayoutLibrary.newest(false).minor();
        FakePython python = new FakePython(minor);
        CpythonProcess process = python.process();
        byte[] offsets =
                FakeDebugOffsets.agreeing(python.layout(), 3 << 24 | minor << 16 | 0x1f0).array();
        python.write(process.runtime(), offsets);
        python.set(
                process.runtime(), "_PyRuntimeState", "interpreters.head", process.interpreter());
        List<Long> tidWords = new ArrayList<>();
        long holder = 0;
        for (int i = 1; i <= THREADS; i++) {
            holder = thread(python, i);
            tidWords.add(holder + python.layout().offset("PyThreadState", "native_thread_id"));
        }
        python.gil(1, holder, 12);
        python.set(process.gil(), "_gil_runtime_state", "interval", 5000);
        FakeThreading threading = new FakeThreading(python);
        for (int i = 1; i <= THREADS; i++) {
            threading.start(i, "thread-" + i, i % 2 == 0);
        }
        threading.imported();
        int length = Math.toIntExact(python.place(1) - process.runtime());
        return new FakeImage(
                process.runtime(), process.memory().readBytes(process.runtime(), length), tidWords);
    }

    private static long thread(FakePython python, int ident) {
        FakeFrames frames = new FakeFrames(python);
        FakeObjects objects = new FakeObjects(python);
        long tstate = python.thread(ident, 0);
        long frame = frames.shim();
        for (int i = 1; i <= DEPTH; i++) {
            frame = frames.frame(objects.code("f" + i, "a.py", i, 16), 4, frame);
        }
        frames.leaf(tstate, frame);
        return tstate;
    }
}
