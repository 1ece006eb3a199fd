package dev.gilspy.cpython;

/** The threads of one interpreter, as it lists them itself. */
public interface ThreadList {
    /** Where the address of the newest thread state stands: it changes when a thread joins. */
    long headAddress();

    /** Walks the list as far as it hangs together. Allocates. */
    ThreadStates.Walk walk();

    /** What stood at {@link #headAddress} when the list was last walked. */
    long newest();
}
