package dev.gilspy.symbols;

/**
 * Where an instruction is.
 *
 * @param library the file's name without its folder, e.g. {@code libz.so.1}, or a name in brackets:
 *     {@code [vdso]}, {@code [kernel]}, {@code [anonymous]} for code that was made at run time
 * @param function as the library calls it; "" if the library has no symbol for it
 * @param interpreter whether the library is the executable or library that holds CPython itself
 */
public record NativeFunction(String library, String function, boolean interpreter) {
    /** In place of a library: code that was made at run time. */
    public static final String ANONYMOUS = "[anonymous]";
}
