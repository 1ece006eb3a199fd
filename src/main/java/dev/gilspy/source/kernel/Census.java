package dev.gilspy.source.kernel;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.Interpreter;
import dev.gilspy.cpython.Interpreters;
import dev.gilspy.cpython.ThreadStates;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.memory.RemoteReadException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The interpreters of a process and their thread states, as its own lists have them. */
final class Census {
    /** With more thread states than this, lists are broken. */
    private static final int MOST_SEATS = 100_000;

    private final CpythonProcess process;
    private final Interpreters list;
    private final Map<Long, ThreadStates> states = new HashMap<>();
    private long head;
    private int count;

    Census(CpythonProcess process) {
        this.process = process;
        this.list = new Interpreters(process);
    }

    /**
     * What a walk through all lists has found.
     *
     * @param interpreters oldest first
     * @param threads the places of each thread, those in older interpreters first
     * @param wholeInterpreters whether these are all interpreters; the lists may change meanwhile
     * @param whole whether these are all threads as well
     */
    record Walk(
            List<Interpreter> interpreters,
            Collection<List<Seat>> threads,
            boolean wholeInterpreters,
            boolean whole) {}

    Walk walk() {
        Interpreters.Walk found = list.walk();
        head = found.whole() ? found.head() : 0;
        List<Interpreter> oldestFirst = new ArrayList<>(found.interpreters());
        oldestFirst.sort(Comparator.comparingInt(Interpreter::id));
        states.keySet().retainAll(oldestFirst.stream().map(Interpreter::address).toList());
        Map<Long, List<Seat>> seats = new LinkedHashMap<>();
        boolean whole = found.whole();
        count = 0;
        for (Interpreter one : oldestFirst) {
            whole &= count < MOST_SEATS && addSeats(one, seats);
        }
        return new Walk(oldestFirst, seats.values(), found.whole(), whole);
    }

    private boolean addSeats(Interpreter one, Map<Long, List<Seat>> seats) {
        ThreadStates.Walk walk =
                states.computeIfAbsent(one.address(), address -> new ThreadStates(process, address))
                        .walk();
        for (ThreadStateWords words : walk.threads()) {
            seats.computeIfAbsent(words.pthread(), key -> new ArrayList<>())
                    .add(new Seat(one, words));
            count++;
        }
        return walk.whole();
    }

    /** Whether there is a new interpreter since the last walk. */
    boolean isOutdated() {
        try {
            return process.memory().readLong(list.headAddress()) != head;
        } catch (RemoteReadException e) {
            return true;
        }
    }
}
