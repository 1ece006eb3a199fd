package dev.gilspy.cpython;

/** The interpreters of a process, as it lists them itself. */
public interface InterpreterList {
    /** Where the address of the newest interpreter stands: it changes when one is made. */
    long headAddress();

    /** Walks the list as far as it hangs together. Allocates. */
    Interpreters.Walk walk();
}
