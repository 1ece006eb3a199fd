package dev.gilspy.aggregate;

import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import java.time.Instant;
import java.util.List;

/** How a scene is recorded, and of what process: mostly to be said before it begins. */
abstract class SceneSetting {
    public static final long MILLI = 1_000_000;
    public static final long START = 7_000_000_000L;

    final Observer observer;
    long startNanos = START;
    long uncertainty = MILLI / 2;
    long failedStops;
    boolean readsStacks = true;
    long lostEvents;
    int loweredToHz;
    private Run.Source source = Run.Source.REMOTE;
    private Run.Pause pause = Run.Pause.NEVER;
    private double cpus = 4;
    private double maxCpu;
    private ProcessInfo process =
            new ProcessInfo(
                    4242,
                    1,
                    List.of("python3", "score.py"),
                    "CPython",
                    "3.12.4",
                    false,
                    true,
                    5 * MILLI);

    SceneSetting(Observer observer) {
        this.observer = observer;
    }

    abstract Scene self();

    int pid() {
        return process.pid();
    }

    /** Another process than usually; TIDs count from its PID. To be said before {@link #begin}. */
    public Scene of(int pid, String... command) {
        return of(pid, 1, command);
    }

    /** The same of a process that another one has forked. */
    public Scene of(int pid, int parentPid, String... command) {
        List<String> words = List.of(command);
        process =
                new ProcessInfo(pid, parentPid, words, "CPython", "3.12.4", false, true, 5 * MILLI);
        return self();
    }

    /** It begins so much later than others do; to be said before {@link #begin}. */
    public Scene later(double millis) {
        startNanos = START + Math.round(millis * MILLI);
        return self();
    }

    public Scene cpus(double usable) {
        cpus = usable;
        return self();
    }

    /** Makes it a recording by the kernel source: exact spans. */
    public Scene exact() {
        source = Run.Source.KERNEL;
        uncertainty = 0;
        return self();
    }

    public Scene pause(Run.Pause newPause) {
        pause = newPause;
        return self();
    }

    /** No stack can be read; to be said before {@link #quality}. */
    public Scene withoutStacks() {
        readsStacks = false;
        return self();
    }

    /** So many stops failed; to be said before {@link #quality}. */
    public Scene failedStops(long count) {
        failedStops = count;
        return self();
    }

    /** The kernel dropped so many events; to be said before {@link #quality}. */
    public Scene lostEvents(long count) {
        lostEvents = count;
        return self();
    }

    /**
     * The rate was lowered to stay within this share of a CPU; to be said before {@link #begin}.
     */
    public Scene lowered(double share, int toHz) {
        maxCpu = share;
        loweredToHz = toHz;
        return self();
    }

    public Scene begin() {
        Instant start = Instant.parse("2026-01-01T10:00:00Z");
        observer.begin(
                new Run(
                        "0.1.0",
                        start.plusNanos(startNanos - START),
                        startNanos,
                        10_000 * MILLI,
                        1000,
                        maxCpu,
                        source,
                        pause,
                        cpus,
                        "6.1.0"));
        observer.process(process);
        return self();
    }

    /** A free-threaded build without a GIL; to be said before {@link #begin}. */
    public Scene freeThreaded() {
        process =
                new ProcessInfo(
                        pid(), 1, process.command(), "CPython", "3.14.0", true, false, 5 * MILLI);
        return self();
    }

    /** The GIL of a free-threaded build is on from now on. */
    public Scene gilOn(String... reasons) {
        process = process.withGil(true, List.of(reasons));
        observer.process(process);
        return self();
    }

    /** PyPy, and what cannot be seen of it; to be said before {@link #begin}. */
    public Scene pypy(String... limits) {
        process =
                new ProcessInfo(
                        pid(),
                        1,
                        process.command(),
                        "PyPy",
                        "8.0.1",
                        false,
                        true,
                        0,
                        List.of(),
                        List.of(limits));
        return self();
    }

    /** Announces an interpreter that shares its GIL with a lower one, or with itself only. */
    public Scene interpreter(int id, int gil) {
        observer.interpreter(new InterpreterInfo(id, gil));
        return self();
    }
}
