package dev.gilspy.source.remote;

import dev.gilspy.classify.GilFutexes;
import dev.gilspy.cpython.GilReading;
import dev.gilspy.cpython.ThreadStack;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.source.PythonRuntime;

/**
 * One GIL, as the samples see it: its words, who holds it at this sample, and what has been counted
 * on it. Reused from sample to sample.
 */
final class SampledGil {
    private final long address;
    private final int owner;
    private final GilFutexes futexes;
    private final GilWatch watch;
    private final GilReading words;
    private final GilReading wordsAfter;
    private boolean readable;
    private boolean switched;
    private ObservedThread holder;
    private ObservedThread guess;
    private ThreadStack planned;
    private int holderId = ThreadInfo.NOBODY;

    /**
     * @param address of its _gil_runtime_state
     * @param owner lowest id of the interpreters that share it
     */
    SampledGil(PythonRuntime runtime, long address, int owner) {
        this.address = address;
        this.owner = owner;
        this.words = runtime.gil(address);
        this.wordsAfter = runtime.gil(address);
        this.futexes = runtime.gilFutexes(address);
        this.watch = new GilWatch(owner);
    }

    long address() {
        return address;
    }

    /** Lowest id of the interpreters that share it. */
    int owner() {
        return owner;
    }

    GilReading words() {
        return words;
    }

    GilTally tally() {
        return watch.tally();
    }

    void plan(BatchRead batch) {
        words.plan(batch);
    }

    /** Takes the words; false if they could not be read. */
    boolean take(BatchRead batch) {
        readable = words.take(batch);
        holder = null;
        holderId = ThreadInfo.NOBODY;
        return readable;
    }

    /** Whether it could be read at this sample; it goes with its interpreter. */
    boolean readable() {
        return readable;
    }

    /** Whether its interpreters run without it, as a free-threaded build does unless told so. */
    boolean off() {
        return readable && !words.enabled();
    }

    boolean locked() {
        return readable && words.locked();
    }

    void planAgain(BatchRead batch) {
        wordsAfter.plan(batch);
    }

    /** Takes a second reading; whether the first still stands. */
    boolean takeAgain(BatchRead batch) {
        return wordsAfter.take(batch) && sameHold();
    }

    /** Whether the second reading of this sample found the first's hold. */
    boolean sameHold() {
        return wordsAfter.same(words);
    }

    /** The thread that holds it at this sample; null if nobody, or somebody unknown, does. */
    ObservedThread holder() {
        return holder;
    }

    void holder(ObservedThread thread) {
        holder = thread;
        holderId = thread == null ? ThreadInfo.NOBODY : thread.id();
    }

    void heldByUnknown() {
        holder = null;
        holderId = ThreadInfo.UNKNOWN;
    }

    /** The holder has ended while this sample was taken; who it was is known nevertheless. */
    void holderEnded() {
        holder = null;
    }

    /** Who holds it: a thread's id or a constant of {@link ThreadInfo}. */
    int holderId() {
        return holderId;
    }

    /** The stack of who held it when one was last read, to be read on a guess; null if none. */
    ThreadStack planStack() {
        boolean there = guess != null && !guess.ended() && guess.gil() == this;
        planned = there ? guess.stack() : null;
        return planned;
    }

    void forgetPlan() {
        planned = null;
    }

    /**
     * Whether its holder's stack is the one that was planned; the next guess is that it will be.
     */
    boolean guessed() {
        guess = holder;
        return holder.stack() == planned;
    }

    /** Whether a futex call on this address is a wait for it. */
    boolean parks(long futexAddress) {
        return futexes.contains(futexAddress);
    }

    boolean mayHaveHeld(long tstate) {
        return watch.mayHaveHeld(tstate, words);
    }

    /** Counts this sample. */
    void count(long atNanos) {
        if (!readable) {
            return;
        }
        switched = watch.switched(words);
        watch.sample(words, holderId == ThreadInfo.UNKNOWN, atNanos);
    }

    /** Whether it had changed hands when this sample was counted. */
    boolean switched() {
        return switched;
    }
}
