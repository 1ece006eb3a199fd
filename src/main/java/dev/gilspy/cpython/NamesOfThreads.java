package dev.gilspy.cpython;

import dev.gilspy.memory.RemoteReadException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of a process's threads, whichever interpreter's {@code threading} has them: that of the
 * main one knows nothing of threads that a sub-interpreter has started. Allocates and reads a lot;
 * not for the sampling path.
 */
public final class NamesOfThreads {
    /** Of a process with very many, the others' threads stay nameless. */
    private static final int MOST_INTERPRETERS = 64;

    private final CpythonProcess process;
    private final Interpreters interpreters;
    private final Map<Interpreter, ThreadingNames> names = new HashMap<>();

    public NamesOfThreads(CpythonProcess process) {
        this.process = process;
        this.interpreters = new Interpreters(process);
    }

    /**
     * The names of all threads that any {@code threading} knows, by ident (the pthread_t). Of a
     * thread that several know, the main interpreter's counts: in one that it only calls into it is
     * a MainThread.
     *
     * @return empty if the process has not imported threading
     * @throws RemoteReadException if something changed while the main interpreter was read
     */
    public Map<Long, String> byIdent() {
        Map<Long, String> found = new HashMap<>(of(process.main()).byIdent());
        List<Interpreter> others =
                interpreters.walk().interpreters().stream()
                        .filter(one -> !one.equals(process.main()))
                        .limit(MOST_INTERPRETERS)
                        .toList();
        names.keySet().removeIf(one -> !one.equals(process.main()) && !others.contains(one));
        others.forEach(one -> addFrom(one, found));
        return found;
    }

    private void addFrom(Interpreter one, Map<Long, String> found) {
        try {
            of(one).byIdent().forEach(found::putIfAbsent);
        } catch (RemoteReadException e) {
            names.remove(one); // it has ended, or changed: another look will come
        }
    }

    private ThreadingNames of(Interpreter one) {
        return names.computeIfAbsent(
                one,
                fresh -> new ThreadingNames(process.memory(), process.layout(), fresh.address()));
    }
}
