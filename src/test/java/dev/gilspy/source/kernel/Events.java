package dev.gilspy.source.kernel;

import dev.gilspy.cpython.Interpreter;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.recording.CallLog;
import dev.gilspy.source.kernel.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A process made by hand: what its threads do, event by event, the GIL's words as they stand
 * meanwhile, and what the tracks say of it. Threads are numbers from 0; times are in microseconds.
 */
final class Events {
    static final long MICRO = 1_000;

    /** Offsets behind the GIL's first condition variable, as glibc's futex words lie there. */
    static final int COND = 8;

    static final int MUTEX = 48;
    static final int SWITCH_COND = 96;

    static final int READ = 0;
    static final int SLEEP = 230;

    private static final int FUTEX = 202;
    private static final int TIMED_OUT = -110;
    private static final int WITH_TIMEOUT = 256;
    private static final int FUTEX_WAIT_BITSET = 9;
    private static final int FUTEX_WAKE = 1;
    private static final int ASLEEP = 1;
    private static final int DEAD = 0x10;

    private final CallLog log = new CallLog();
    private final ObservedGils gils = new ObservedGils();
    private final Tracks tracks = new Tracks(gils);
    private final List<ThreadTrack> threads = new ArrayList<>();
    private Predicate<Event> arrives = event -> true;
    private final Words[] words = {new Words(), new Words(), new Words()};
    private int gil;
    private int interpreter = Event.UNTOLD;
    private int stack = Event.NO_STACK;
    private long contexts;

    /** What the words of a GIL say. */
    private static final class Words {
        private int locked;
        private long lastHolder;
        private long switches;
    }

    Events(int threadCount) {
        this(threadCount, List.of(new Interpreter(0, 0x1000, 0x1100)));
    }

    /**
     * All threads begin in the main interpreter.
     *
     * @param interpreters oldest first; their GILs get slots in this order
     */
    Events(int threadCount, List<Interpreter> interpreters) {
        gils.update(interpreters, 0);
        for (int id = 0; id < threadCount; id++) {
            Emission emission = new Emission(id, new ObserverSink(log), 0);
            Place place = new Place(id, tid(id), gils, emission, this::moved, 0, 0);
            ThreadTrack track = new ThreadTrack(id, tid(id), pthread(id), emission, place);
            threads.add(track);
            tracks.add(tid(id), track);
        }
    }

    static int tid(int thread) {
        return 100 + thread;
    }

    private void moved(int thread, int interpreter) {
        log.thread(new ThreadInfo(thread, tid(thread), "", interpreter));
    }

    static long pthread(int thread) {
        return 0x5000_0000L + thread * 0x100L;
    }

    ThreadTrack track(int thread) {
        return threads.get(thread);
    }

    /** The GIL whose words the events bring now. */
    ObservedGil gil() {
        return gils.at(gil);
    }

    /** From now on the events are those of threads that are with this GIL. */
    Events withGil(int slot) {
        gil = slot;
        return this;
    }

    /** From now on the events tell in which interpreter their threads are. */
    Events inInterpreter(int id) {
        interpreter = id;
        return this;
    }

    /** Events that are refused from now on were lost on their way. */
    Events onlyThose(Predicate<Event> arriving) {
        arrives = arriving;
        return this;
    }

    /** From now on the GIL's words say so. */
    Events heldBy(int thread) {
        words[gil].switches += words[gil].lastHolder == pthread(thread) ? 0 : 1;
        words[gil].lastHolder = pthread(thread);
        words[gil].locked = 1;
        return this;
    }

    /** From now on a thread holds it that nobody knows. */
    Events heldByAStranger() {
        words[gil].lastHolder = 0x6666_0000L;
        words[gil].locked = 1;
        return this;
    }

    /** From now on nobody holds it; the words still name who did. */
    Events free() {
        words[gil].locked = 0;
        return this;
    }

    /** What the events from now on bring. */
    Events withStack(int number) {
        stack = number;
        return this;
    }

    /** The thread gets a CPU. */
    Events in(int thread, long micros) {
        return add(micros, thread, Kind.IN, 0, 0);
    }

    /** The thread gets a CPU, after it was woken. */
    Events in(int thread, long micros, long wokenMicros) {
        return add(micros, thread, Kind.IN, 0, wokenMicros * MICRO);
    }

    /** Another one gets its CPU. */
    Events preempted(int thread, long micros) {
        return add(micros, thread, Kind.OUT, 0, 0);
    }

    /** It runs, and the kernel's programs know it only now. */
    Events met(int thread, long micros) {
        return add(micros, thread, Kind.MET, 0, 0);
    }

    /** It goes to sleep in a system call. */
    Events sleeps(int thread, long micros, int systemCall) {
        return add(micros, thread, Kind.OUT, ASLEEP, systemCall);
    }

    Events ends(int thread, long micros) {
        return add(micros, thread, Kind.OUT, DEAD, 0);
    }

    Events clock(int thread, long micros) {
        return add(micros, thread, Kind.CLOCK, 0, 0);
    }

    /** It asks for the GIL and is about to sleep for a switch interval at most. */
    Events asks(int thread, long micros) {
        return add(micros, thread, Kind.WAIT, FUTEX_WAIT_BITSET | WITH_TIMEOUT, COND);
    }

    /** It calls futex(WAIT) on some word of the GIL, without a time limit. */
    Events waitsOn(int offset, int thread, long micros) {
        int command = offset < MUTEX ? 0 : FUTEX_WAIT_BITSET;
        return add(micros, thread, Kind.WAIT, command, offset);
    }

    Events asleepInFutex(int thread, long micros) {
        return sleeps(thread, micros, FUTEX);
    }

    /** Its futex call returns since somebody woke it. */
    Events returns(int thread, long micros) {
        return add(micros, thread, Kind.WAITED, 0, 0);
    }

    /** Its futex call returns since the switch interval is over. */
    Events timesOut(int thread, long micros) {
        return add(micros, thread, Kind.WAITED, TIMED_OUT, 0);
    }

    /** It wakes somebody who waits on the GIL's condition variable. */
    Events wakes(int thread, long micros) {
        return add(micros, thread, Kind.DROP, FUTEX_WAKE, COND);
    }

    private Events add(long micros, int thread, Kind kind, int detail, long extra) {
        Event event =
                new Event(
                        micros * MICRO,
                        tid(thread),
                        kind,
                        0,
                        words[gil].lastHolder,
                        words[gil].locked,
                        gil,
                        detail,
                        interpreter,
                        words[gil].switches,
                        extra,
                        contexts,
                        stack);
        if (arrives.test(event)) {
            tracks.on(event);
        }
        return this;
    }

    /** What follows is seen with so many contexts entered and left. */
    Events contexts(long count) {
        contexts = count;
        return this;
    }

    /** All threads are followed up to here. */
    Events end(long micros) {
        threads.forEach(track -> track.end(micros * MICRO));
        return this;
    }

    /**
     * What a thread did, as text: {@code waiting 100-6000}; with {@code +} where it goes on with
     * the hold or wait before, and its kind where it is blocked: {@code blocked(io) 0-20}.
     */
    List<String> spans(int thread) {
        return spansOf(thread).stream().map(Events::text).toList();
    }

    /**
     * The same with {@code "in 3"} between those before and those after it went on in interpreter
     * 3.
     */
    List<String> travels(int thread) {
        return log.calls().stream()
                .map(
                        call ->
                                call instanceof Span span && span.thread() == thread
                                        ? text(span)
                                        : call instanceof ThreadInfo info && info.id() == thread
                                                ? "in " + info.interpreter()
                                                : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    List<Span> spansOf(int thread) {
        return ofKind(Span.class).stream().filter(span -> span.thread() == thread).toList();
    }

    List<StackObservation> observationsOf(int thread) {
        return ofKind(StackObservation.class).stream()
                .filter(observation -> observation.thread() == thread)
                .toList();
    }

    /** How long a thread was in a state. */
    long micros(int thread, ThreadState state) {
        return spansOf(thread).stream()
                        .filter(span -> span.state() == state)
                        .mapToLong(span -> span.toNanos() - span.fromNanos())
                        .sum()
                / MICRO;
    }

    private <T> List<T> ofKind(Class<T> kind) {
        return log.calls().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String text(Span span) {
        ThreadState state = span.state();
        boolean sleeps = state == ThreadState.BLOCKED || state == ThreadState.HELD_BLOCKED;
        String kind = sleeps ? "(" + span.kind().label() + ")" : "";
        return "%s%s%s %d-%d"
                .formatted(
                        state.label(),
                        kind,
                        span.continued() ? "+" : "",
                        span.fromNanos() / MICRO,
                        span.toNanos() / MICRO);
    }
}
