package dev.gilspy.cpython;

import dev.gilspy.error.UnsupportedInterpreterException;

/**
 * The interpreter found in a process.
 *
 * @param implementation {@code CPython}, {@code PyPy}, or another's name
 * @param version of the language for CPython; of PyPy itself for PyPy
 * @param freeThreaded whether it is a build without a GIL (CPython 3.13t and later)
 * @param runtimeAddress of {@code _PyRuntime} in the target; 0 if this interpreter has none, or it
 *     was not found
 * @param foundBy how that address was found, e.g. {@code .dynsym}; "" if it was not
 * @param objectPath the executable or library that holds the interpreter, as the target names it
 */
public record RuntimeLocation(
        String implementation,
        PythonVersion version,
        boolean freeThreaded,
        long runtimeAddress,
        String foundBy,
        String objectPath) {
    public static final String CPYTHON = "CPython";
    public static final String PYPY = "PyPy";

    private static final String SUPPORTED =
            "gilspy reads CPython 3.8 to 3.15 and PyPy 7.3 to 8.0, on Linux x86_64.";
    private static final int FIRST_MINOR = 8;

    /** What was found, in a few words, e.g. {@code CPython 3.13.0 (free-threaded)}. */
    public String describe() {
        return implementation + " " + version + (freeThreaded ? " (free-threaded)" : "");
    }

    /**
     * Whether gilspy can read this interpreter; of one that is newer than gilspy, attaching tells.
     */
    public boolean supported() {
        return implementation.equals(PYPY) ? version.atLeast(7, 3) : supportedCpython();
    }

    private boolean supportedCpython() {
        return implementation.equals(CPYTHON)
                && version.major() == 3
                && version.minor() >= FIRST_MINOR
                && runtimeAddress != 0;
    }

    /**
     * This, if gilspy can read it.
     *
     * @throws UnsupportedInterpreterException otherwise; says what was found
     */
    public RuntimeLocation requireSupported() {
        if (supported()) {
            return this;
        }
        String found = "The process runs " + describe() + " (" + objectPath + ")";
        if (implementation.equals(CPYTHON)
                && version.atLeast(3, FIRST_MINOR)
                && runtimeAddress == 0) {
            throw new UnsupportedInterpreterException(
                    found + ", built so that its state (_PyRuntime) cannot be found.", SUPPORTED);
        }
        throw new UnsupportedInterpreterException(found + ", which gilspy cannot read.", SUPPORTED);
    }
}
