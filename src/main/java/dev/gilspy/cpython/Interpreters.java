package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The interpreters of a process: a list linked through {@code next}, newest first. Allocates; for
 * when the list has changed.
 */
public final class Interpreters implements InterpreterList {
    /** A longer list is a broken one. */
    private static final int MOST = 1_000;

    private final RemoteMemory memory;
    private final Layout layout;
    private final long runtime;
    private final long headAddress;
    private final int nextAt;
    private final int idAt;

    public Interpreters(CpythonProcess process) {
        this(process.memory(), process.layout(), process.runtime());
    }

    Interpreters(RemoteMemory memory, Layout layout, long runtime) {
        this.memory = memory;
        this.layout = layout;
        this.runtime = runtime;
        headAddress = runtime + layout.offset("_PyRuntimeState", "interpreters.head");
        nextAt = layout.offset("PyInterpreterState", "next");
        idAt = layout.offset("PyInterpreterState", "id");
    }

    @Override
    public long headAddress() {
        return headAddress;
    }

    /**
     * Walks the list as far as it hangs together: an interpreter that ends meanwhile may lead
     * anywhere. One that is still being made, and so has no GIL yet, is left out.
     */
    @Override
    public Walk walk() {
        List<Interpreter> found = new ArrayList<>();
        try {
            long address = memory.readLong(headAddress);
            long head = address;
            Set<Long> seen = new HashSet<>();
            while (address != 0 && seen.size() < MOST && seen.add(address)) {
                add(address, found);
                address = memory.readLong(address + nextAt);
            }
            return new Walk(found, head, address == 0);
        } catch (RemoteReadException e) {
            return new Walk(found, 0, false);
        }
    }

    private void add(long address, List<Interpreter> found) {
        long id = memory.readLong(address + idAt);
        long gil = gilOf(address);
        if (gil != 0 && id >= 0 && id <= Integer.MAX_VALUE) {
            found.add(new Interpreter((int) id, address, gil));
        }
    }

    /**
     * Since CPython 3.12 (gh-99113) an interpreter points to its GIL, which is its own or the main
     * interpreter's; before, the process's only GIL is part of _PyRuntime.
     *
     * @return 0 while it has none
     */
    long gilOf(long interpreter) {
        if (layout.has("_PyRuntimeState", "ceval.gil")) {
            return runtime + layout.offset("_PyRuntimeState", "ceval.gil");
        }
        return memory.readLong(interpreter + layout.offset("PyInterpreterState", "ceval.gil"));
    }

    /**
     * What a walk has found.
     *
     * @param interpreters newest first
     * @param head address of the newest; 0 if it is not known
     * @param whole whether these are all; false if the list changed meanwhile
     */
    public record Walk(List<Interpreter> interpreters, long head, boolean whole) {
        public Walk {
            interpreters = List.copyOf(interpreters);
        }
    }
}
