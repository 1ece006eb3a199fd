package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.Interpreter;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Announcer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The interpreters of one process: announces them, and tells the kernel where their GILs are. */
final class InterpreterRoster {
    /** A target that makes ever more must not fill our memory. */
    private static final int MOST_ANNOUNCED = 10_000;

    private final CpythonProcess process;
    private final int slot;
    private final KernelMaps maps;
    private final ObservedGils gils;
    private final Announcer announcer;
    private final Set<InterpreterInfo> announced = new HashSet<>();
    private boolean several;

    /**
     * @param slot of the process
     */
    InterpreterRoster(
            CpythonProcess process,
            int slot,
            KernelMaps maps,
            ObservedGils gils,
            Announcer announcer) {
        this.process = process;
        this.slot = slot;
        this.maps = maps;
        this.gils = gils;
        this.announcer = announcer;
    }

    /** The main interpreter is there, whatever else is found. */
    void begin(long nowNanos) throws SystemException {
        update(List.of(process.main()), nowNanos);
    }

    /**
     * These are all interpreters.
     *
     * @param found oldest first
     */
    void update(List<Interpreter> found, long nowNanos) throws SystemException {
        if (!found.contains(process.main())) {
            return; // the process ends
        }
        boolean changed = gils.update(found, nowNanos);
        if (changed || several != found.size() > 1) {
            several = found.size() > 1;
            maps.target(slot, TargetWords.of(process, gils.addresses(), several));
        }
        found.forEach(one -> announce(one, found));
    }

    private void announce(Interpreter one, List<Interpreter> oldestFirst) {
        int owner =
                oldestFirst.stream()
                        .filter(other -> other.gil() == one.gil())
                        .findFirst()
                        .orElse(one)
                        .id();
        InterpreterInfo info = new InterpreterInfo(one.id(), owner);
        if (announced.size() < MOST_ANNOUNCED && announced.add(info)) {
            announcer.call(observer -> observer.interpreter(info));
        }
    }
}
