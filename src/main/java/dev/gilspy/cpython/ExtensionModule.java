package dev.gilspy.cpython;

/**
 * An extension module that a target has loaded.
 *
 * @param name as it is imported, without its package
 * @param path of its file, as the target names it
 * @param saysItNeedsNoGil whether it has the mark by which a module declares that
 */
record ExtensionModule(String name, String path, boolean saysItNeedsNoGil) {

    /** What it is and lacks, e.g. {@code _foo (/x/_foo.so), which ...}. */
    String describe() {
        return "%s (%s), which does not declare that it needs no GIL".formatted(name, path);
    }
}
