package dev.gilspy.cpython;

import java.util.Optional;

/** What frames run, by what stands for it in them: for CPython a code object's address. */
public interface CodeSource {
    /** Reads what a frame named; empty if there is no such code, as in a frame that was torn. */
    Optional<CodeObject> read(long address);

    /** Whether what was read is still what is there now. Allocates nothing. */
    boolean stillThere(CodeObject code);
}
