package dev.gilspy.source.remote;

import static java.util.stream.Collectors.toSet;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.InterpreterList;
import dev.gilspy.cpython.Interpreters;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.source.Announcer;
import dev.gilspy.source.PythonRuntime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The interpreters of the target and their GILs, kept in step with the target's own list. The main
 * interpreter is always among them; the others may come and go. Asking allocates nothing; {@link
 * #refresh} does, and is for when the list has changed.
 */
final class SampledInterpreters {
    /** A target that makes ever more must not fill our memory. */
    private static final int MOST_ANNOUNCED = 10_000;

    private final PythonRuntime runtime;
    private final InterpreterList list;
    private final Announcer announcer;
    private final List<SampledInterpreter> all = new ArrayList<>();
    private final List<SampledGil> gils = new ArrayList<>();
    private final Set<InterpreterInfo> announced = new HashSet<>();
    private long head;
    private int piece;
    private int offset;

    SampledInterpreters(PythonRuntime runtime, Announcer announcer) {
        this.runtime = runtime;
        this.announcer = announcer;
        this.list = runtime.interpreters();
        update(List.of(runtime.main()));
    }

    int size() {
        return all.size();
    }

    SampledInterpreter interpreter(int index) {
        return all.get(index);
    }

    int gils() {
        return gils.size();
    }

    SampledGil gil(int index) {
        return gils.get(index);
    }

    /** Plans the words of every GIL, and the heads of all lists. */
    void plan(BatchRead batch) {
        piece = batch.pieces();
        offset = batch.add(list.headAddress(), Long.BYTES);
        for (int i = 0; i < gils.size(); i++) {
            gils.get(i).plan(batch);
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).plan(batch);
        }
    }

    /**
     * Takes them.
     *
     * @return false if the main interpreter could not be read, without which there is no process
     */
    boolean take(BatchRead batch) {
        for (int i = 0; i < gils.size(); i++) {
            gils.get(i).take(batch);
        }
        return mainGil().readable() && mainInterpreter().readable(batch) && batch.ok(piece);
    }

    SampledGil mainGil() {
        return mainInterpreter().gil();
    }

    private SampledInterpreter mainInterpreter() {
        return all.get(all.size() - 1);
    }

    /** Whether the interpreters and their threads are those of the last walks. */
    boolean inStep(BatchRead batch) {
        boolean same = batch.buffer().getLong(offset) == head;
        for (int i = 0; i < all.size(); i++) {
            same &= all.get(i).inStep(batch);
        }
        return same;
    }

    /** Walks the list of interpreters. If it changed meanwhile, the next sample does so again. */
    void refresh() {
        Interpreters.Walk walk = list.walk();
        head = walk.whole() ? walk.head() : 0;
        if (walk.whole()) {
            update(walk.interpreters());
        }
    }

    /** Newest first, as the target lists them, so that the main interpreter is the last. */
    private void update(List<Interpreter> found) {
        if (found.stream().noneMatch(runtime.main()::equals)) {
            return; // it is being replaced, or ends
        }
        List<SampledInterpreter> before = List.copyOf(all);
        List<SampledGil> gilsBefore = List.copyOf(gils);
        all.clear();
        gils.clear();
        for (Interpreter one : found) {
            SampledGil gil = gilOf(one, found, gilsBefore);
            all.add(known(one, gil, before));
        }
        announce();
    }

    private SampledGil gilOf(Interpreter one, List<Interpreter> found, List<SampledGil> before) {
        int owner =
                found.stream()
                        .filter(other -> other.gil() == one.gil())
                        .mapToInt(Interpreter::id)
                        .min()
                        .orElseThrow();
        SampledGil gil = withAddress(one.gil(), owner, gils);
        if (gil == null) {
            SampledGil old = withAddress(one.gil(), owner, before);
            gil = old == null ? new SampledGil(runtime, one.gil(), owner) : old;
            gils.add(gil);
        }
        return gil;
    }

    private static SampledGil withAddress(long address, int owner, List<SampledGil> among) {
        return among.stream()
                .filter(gil -> gil.address() == address && gil.owner() == owner)
                .findFirst()
                .orElse(null);
    }

    private SampledInterpreter known(
            Interpreter one, SampledGil gil, List<SampledInterpreter> before) {
        return before.stream()
                .filter(old -> old.interpreter().equals(one) && old.gil() == gil)
                .findFirst()
                .orElseGet(() -> new SampledInterpreter(runtime, one, gil));
    }

    private void announce() {
        for (int i = all.size() - 1; i >= 0; i--) {
            InterpreterInfo info = new InterpreterInfo(all.get(i).id(), all.get(i).gil().owner());
            if (announced.size() < MOST_ANNOUNCED && announced.add(info)) {
                announcer.call(observer -> observer.interpreter(info));
            }
        }
    }

    /** Whether a thread state belongs to an interpreter that is not among these. */
    boolean foreign(long tstate) {
        try {
            long owner = runtime.interpreterOf(tstate);
            Set<Long> known = all.stream().map(one -> one.interpreter().address()).collect(toSet());
            return owner != 0 && !known.contains(owner);
        } catch (RemoteReadException e) {
            return false;
        }
    }
}
