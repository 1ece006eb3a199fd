package dev.gilspy.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the threads of a {@link TruthTarget} wrote down: when each asked for the GIL, got it and
 * dropped it. {@code test-fixtures/truth/gilhold.c} says how it is measured.
 */
public record TruthLog(List<Worker> workers) {

    /**
     * One thread's log.
     *
     * @param cycles in time order
     * @param toNanos when the last cycle was over: what it did outside the GIL included
     */
    public record Worker(String name, int tid, List<Cycle> cycles, long toNanos) {
        public Worker {
            cycles = List.copyOf(cycles);
        }

        long fromNanos() {
            return cycles.get(0).ask();
        }
    }

    /**
     * One hold of the GIL. All moments are on CLOCK_MONOTONIC.
     *
     * @param ask the thread asks for the GIL
     * @param got it has it
     * @param drop it begins to let go of it
     * @param dropped it has let go of it
     */
    public record Cycle(long ask, long got, long drop, long dropped) {}

    public TruthLog {
        workers = List.copyOf(workers);
    }

    /** Reads the file that {@code target.py} writes for these threads. */
    static TruthLog read(Path file, List<String> names) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Worker> workers = new ArrayList<>();
        for (String name : names) {
            int tid = Math.toIntExact(bytes.getLong());
            long toNanos = bytes.getLong();
            workers.add(new Worker(name, tid, readCycles(bytes, bytes.getLong()), toNanos));
        }
        return new TruthLog(workers);
    }

    private static List<Cycle> readCycles(ByteBuffer bytes, long count) {
        List<Cycle> cycles = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            cycles.add(
                    new Cycle(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()));
        }
        return cycles;
    }

    /**
     * What was true of each thread in a window.
     *
     * @throws IllegalArgumentException if some thread was not cycling all the time
     */
    public Map<String, Truth> truth(long fromNanos, long toNanos) {
        Map<String, Truth> truths = new LinkedHashMap<>();
        for (Worker worker : workers) {
            if (fromNanos < worker.fromNanos() || toNanos > worker.toNanos()) {
                throw new IllegalArgumentException(
                        "the log of %s runs from %d to %d, not from %d to %d"
                                .formatted(
                                        worker.name(),
                                        worker.fromNanos(),
                                        worker.toNanos(),
                                        fromNanos,
                                        toNanos));
            }
            truths.put(worker.name(), Truth.of(worker.cycles(), fromNanos, toNanos));
        }
        return truths;
    }

    /** When every thread had begun: the earliest window. */
    public long fromNanos() {
        return workers.stream().mapToLong(Worker::fromNanos).max().orElseThrow();
    }

    /** When the first thread ended: the latest window. */
    public long toNanos() {
        return workers.stream().mapToLong(Worker::toNanos).min().orElseThrow();
    }
}
