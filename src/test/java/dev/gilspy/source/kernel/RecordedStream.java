package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.ThreadStates;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.os.SystemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What the programs in the kernel wrote of a live process.
 *
 * @param records where each begins
 */
record RecordedStream(
        Interpreter interpreter,
        List<ThreadStateWords> threads,
        ByteBuffer bytes,
        List<Integer> records) {
    private static final long PERIOD_NANOS = 1_000_000;
    private static final long POLL_NANOS = 5_000_000;
    private static final long LONGEST_NANOS = 30_000_000_000L;
    private static final int MOST_BYTES = 64 << 20;
    private static final int RING_BYTES = 8 << 20;

    /**
     * Records until there are so many.
     *
     * @throws IllegalStateException if the process does too little
     */
    static RecordedStream of(CpythonProcess process, int count)
            throws SystemException, IOException {
        List<ThreadStateWords> threads =
                new ThreadStates(process, process.interpreter()).walk().threads();
        ByteBuffer bytes = ByteBuffer.allocateDirect(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> records = new ArrayList<>();
        try (KernelPrograms programs = KernelPrograms.load(Optional.empty(), RING_BYTES);
                Clocks clocks = programs.clocks(PERIOD_NANOS)) {
            programs.maps().target(0, TargetWords.of(process, new long[] {process.gil()}, false));
            for (ThreadStateWords thread : threads) {
                int tid = Math.toIntExact(thread.nativeId());
                programs.maps().add(tid, 0, 0);
                programs.maps().self(tid, 0, new Seat(process.main(), thread), 0);
                clocks.add(tid, tid);
            }
            long giveUp = System.nanoTime() + LONGEST_NANOS;
            while (records.size() < count && System.nanoTime() < giveUp) {
                LockSupport.parkNanos(POLL_NANOS);
                programs.ring().drain((from, at, length) -> keep(from, at, length, bytes, records));
            }
        }
        if (records.size() < count) {
            throw new IllegalStateException("only %d events".formatted(records.size()));
        }
        return new RecordedStream(process.main(), threads, bytes, records.subList(0, count));
    }

    private static void keep(
            ByteBuffer from, int at, int length, ByteBuffer into, List<Integer> records) {
        records.add(into.position());
        into.put(from.duplicate().position(at).limit(at + length));
    }
}
