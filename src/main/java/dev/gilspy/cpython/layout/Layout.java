package dev.gilspy.cpython.layout;

import dev.gilspy.error.UnsupportedInterpreterException;
import java.util.Map;
import java.util.Optional;

/**
 * Everything gilspy knows about one CPython's memory: where the members are, and the facts that are
 * no offsets. Immutable. The sample path should take its offsets out once, as {@code int}s.
 *
 * @param freeThreaded whether it is of the builds without a GIL (3.13t and later)
 * @param structs by CPython's name
 * @param debugOffsets how to read the target's own table; empty before CPython 3.13
 */
public record Layout(
        int major,
        int minor,
        boolean freeThreaded,
        Map<String, Struct> structs,
        Facts facts,
        Optional<DebugOffsets> debugOffsets) {

    public Layout {
        structs = Map.copyOf(structs);
    }

    /**
     * @throws UnsupportedInterpreterException if this version has no such struct
     */
    public Struct struct(String name) {
        Struct struct = structs.get(name);
        if (struct == null) {
            throw new UnsupportedInterpreterException(
                    "CPython %d.%d has no struct %s that gilspy knows."
                            .formatted(major, minor, name),
                    "");
        }
        return struct;
    }

    /**
     * @throws UnsupportedInterpreterException if this version has no such struct or member
     */
    public int offset(String struct, String member) {
        return struct(struct).offset(member);
    }

    public boolean has(String struct) {
        return structs.containsKey(struct);
    }

    public boolean has(String struct, String member) {
        return has(struct) && struct(struct).has(member);
    }

    /**
     * A numeric fact.
     *
     * @throws UnsupportedInterpreterException if this version has none of that name
     */
    public long fact(String name) {
        return facts.number(name);
    }

    /**
     * A fact that is a word.
     *
     * @throws UnsupportedInterpreterException if this version has none of that name
     */
    public String word(String name) {
        return facts.word(name);
    }

    /** E.g. {@code 3.15}. */
    public String version() {
        return major + "." + minor;
    }

    /** The same layout, for a version that is not known to have it. */
    public Layout ofMinor(int otherMinor) {
        return new Layout(major, otherMinor, freeThreaded, structs, facts, debugOffsets);
    }

    Layout with(Map<String, Struct> newStructs) {
        return new Layout(major, minor, freeThreaded, newStructs, facts, debugOffsets);
    }
}
