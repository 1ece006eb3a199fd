package dev.gilspy.source.remote;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.source.PythonRuntime;
import java.util.ArrayList;
import java.util.List;

/**
 * What CPython itself says of who asks for the GIL: since 3.15 a thread state's {@code
 * gil_requested} is 1 from the beginning of take_gil() to its end (Python/ceval_gil.c). A thread
 * that is runnable and asks is waiting, on a CPU or without one. Reused from sample to sample;
 * reads nothing where the interpreter does not say it.
 */
final class GilRequests {
    private static final String THREAD_STATE = "PyThreadState";
    private static final String REQUESTED = "gil_requested";

    private final int requestedAt;
    private final List<ObservedThread> planned = new ArrayList<>();
    private int firstPiece;

    GilRequests(PythonRuntime runtime) {
        requestedAt =
                runtime.cpython()
                        .map(CpythonProcess::layout)
                        .filter(layout -> layout.has(THREAD_STATE, REQUESTED))
                        .map(layout -> layout.offset(THREAD_STATE, REQUESTED))
                        .orElse(-1);
    }

    /** Plans the words of those threads of which it is not known whether they want the GIL. */
    void plan(ThreadRoster roster, BatchRead batch) {
        planned.clear();
        firstPiece = batch.pieces();
        for (int i = 0; requestedAt >= 0 && i < roster.size(); i++) {
            ObservedThread thread = roster.thread(i);
            boolean open = thread.sight().runnable && !thread.sight().holds;
            if (open && batch.fits(Integer.BYTES)) {
                batch.add(thread.seats().current().tstate() + requestedAt, Integer.BYTES);
                planned.add(thread);
            }
        }
    }

    boolean isEmpty() {
        return planned.isEmpty();
    }

    /** Has those that ask for the GIL wait for it. */
    void take(BatchRead batch) {
        for (int i = 0; i < planned.size(); i++) {
            int piece = firstPiece + i;
            if (batch.ok(piece) && batch.buffer().getInt(batch.offset(piece)) == 1) {
                planned.get(i).sight().runnable = false;
                planned.get(i).sight().parked = true;
            }
        }
    }
}
