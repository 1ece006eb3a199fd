package dev.gilspy.cpython;

import dev.gilspy.memory.BatchRead;

/** The words of a GIL as last read. Reused from sample to sample; allocates nothing. */
public interface GilReading {
    /** Adds the words to a batch. */
    void plan(BatchRead batch);

    /** Takes them; false if they could not be read. */
    boolean take(BatchRead batch);

    /** Whether there is a GIL at all, which only a free-threaded CPython can be without. */
    boolean enabled();

    boolean locked();

    /** The thread state that holds it; 0 if nobody does. */
    long holder();

    /** The thread state that took it last, as far as is known. */
    long lastHolder();

    /** How often it has changed hands; 0 if the interpreter does not count. */
    long switchNumber();

    /** Whether the interpreter counts how often it changes hands. */
    boolean countsSwitches();

    /** Whether the words can be a GIL's: free, or held by somebody. */
    boolean plausible();

    /** Whether it is held by the same hold, as far as the words tell. */
    default boolean same(GilReading other) {
        return locked() == other.locked()
                && lastHolder() == other.lastHolder()
                && switchNumber() == other.switchNumber();
    }
}
