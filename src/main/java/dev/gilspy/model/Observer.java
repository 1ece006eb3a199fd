package dev.gilspy.model;

/**
 * Where a source sends what it observes of one process; the seam between observing and everything
 * after it. A recording replays the same calls, so nothing behind this interface can tell a live
 * process from a file, or one source from the other.
 *
 * <p>Order: {@link #begin}, {@link #process}, then the rest in any order, {@link #end} last. A
 * thread, frame or stack is announced before it is named by id; a thread may be announced again
 * when its name becomes known, or when it goes on in another interpreter: the spans and
 * observations after that are of the interpreter named last. Spans and observations of one thread
 * arrive in time order; those of different threads need not. {@link #account}, {@link #gilAccount},
 * {@link #tally}, {@link #lockAccount}, {@link #pauseAccount} and {@link #quality} are cumulative:
 * each replaces the one before, about once a second. Called from one thread only.
 */
public interface Observer {
    void begin(Run run);

    /** Said again when the GIL of a free-threaded build comes on, or there is more to say of it. */
    void process(ProcessInfo process);

    /** Announces an interpreter, before the threads of it. */
    void interpreter(InterpreterInfo interpreter);

    void thread(ThreadInfo thread);

    /** Announces a frame; ids count from 0. */
    void frame(int id, Frame frame);

    /**
     * Announces a stack as its leaf frame and the stack that called it; ids count from 1, 0 is the
     * empty stack.
     */
    void stack(int id, int parent, int frame);

    void span(Span span);

    void observe(StackObservation observation);

    void account(ThreadAccount account);

    /** Never called by a source that does not know. */
    void gilAccount(GilAccount account);

    void tally(GilTally tally);

    /** Cumulative by lock and thread. Never called by a source that does not know. */
    void lockAccount(LockAccount account);

    /** Cumulative by thread. Never called but for a free-threaded build. */
    void pauseAccount(PauseAccount account);

    /**
     * What the process takes of the machine; replaces the one before, about once a second. Its
     * memory may be that of some seconds before: to count it takes a while.
     */
    default void usage(ProcessUsage usage) {}

    void quality(RunQuality quality);

    void end(Ending ending);
}
