package dev.gilspy.source.kernel;

/**
 * In which interpreter one thread is, and what of its habits belongs to the GIL there. A thread may
 * go from one interpreter to another and back.
 */
final class Place {
    private final int thread;
    private final int tid;
    private final ObservedGils gils;
    private final Emission emission;
    private final Moves moves;
    private final ObservedGil[] known = new ObservedGil[ObservedGils.MOST];
    private final OnCpu[] habits = new OnCpu[ObservedGils.MOST];
    private ObservedGil gil;
    private int interpreter;
    private OnCpu onCpu;

    /** Takes what is to be said of threads that go on in another interpreter. */
    @FunctionalInterface
    interface Moves {
        void moved(int thread, int interpreter);
    }

    /**
     * @param slot of the GIL that the thread begins with
     */
    Place(
            int thread,
            int tid,
            ObservedGils gils,
            Emission emission,
            Moves moves,
            int slot,
            int interpreter) {
        this.thread = thread;
        this.tid = tid;
        this.gils = gils;
        this.emission = emission;
        this.moves = moves;
        this.interpreter = interpreter;
        setGil(slot);
    }

    private void setGil(int slot) {
        ObservedGil now = gils.at(slot);
        if (known[slot] != now) {
            known[slot] = now;
            habits[slot] = new OnCpu(emission, now.watch());
        }
        gil = now;
        onCpu = habits[slot];
        emission.goOn(gil.holds());
    }

    ObservedGil gil() {
        return gil;
    }

    Watch watch() {
        return gil.watch();
    }

    /** What the thread does on a CPU. */
    OnCpu onCpu() {
        return onCpu;
    }

    /** Whether an event of the thread shows it in another interpreter than before. */
    boolean isLeft(Event event) {
        ObservedGil now = event.readsGil() ? gils.at(event.gil()) : null;
        return now != null
                && (now != gil || now.interpreter(event.interpreter(), interpreter) != interpreter);
    }

    /** Whether that one has another GIL. */
    boolean changesGil(Event event) {
        return gils.at(event.gil()) != gil;
    }

    /**
     * The same for a thread that was on a CPU all the time. It went there just now if it is about
     * to take the GIL there, or sleeps; if it holds it, at some moment since it was last seen.
     */
    void goOnFromCpu(Event event, boolean holds) {
        long nanos = event.nanos();
        onCpu.leave(holds ? (onCpu.knownNanos() + nanos) / 2 : nanos);
        if (changesGil(event)) {
            emission.setApart();
            watch().returns(tid, false, nanos);
        }
        goOn(event);
        onCpu.begin(holds ? Point.TAKES : Point.SEEN, holds, emission.untilNanos());
    }

    /** From now on the thread is where an event shows it. Hands on what was before. */
    void goOn(Event event) {
        if (changesGil(event)) {
            setGil(event.gil());
            onCpu.arrive();
        } else {
            emission.flush();
        }
        int before = interpreter;
        interpreter = gil.interpreter(event.interpreter(), before);
        if (interpreter != before) {
            moves.moved(thread, interpreter);
        }
    }
}
