package dev.gilspy.cpython.layout;

import dev.gilspy.error.UnsupportedInterpreterException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One C struct of one CPython version, checked when made: every member lies inside it, aligned, and
 * on no other member.
 *
 * @param name as CPython spells it
 * @param size bytes
 * @param fields the members that gilspy reads, under their newest CPython names
 */
public record Struct(String name, int size, Map<String, Field> fields) {

    /**
     * @throws IllegalArgumentException if a member cannot be where it is said to be
     */
    public Struct {
        fields = Map.copyOf(fields);
        fields.forEach((member, field) -> check(name, size, member, field));
        checkOverlaps(name, fields);
    }

    /**
     * @throws UnsupportedInterpreterException if this version has no such member, or not where
     *     gilspy could know it to be
     */
    public Field field(String member) {
        Field field = fields.get(member);
        if (field == null) {
            throw new UnsupportedInterpreterException(
                    "This CPython's %s has no member %s that gilspy knows the place of."
                            .formatted(name, member),
                    "");
        }
        return field;
    }

    /**
     * @throws UnsupportedInterpreterException as {@link #field}
     */
    public int offset(String member) {
        return field(member).offset();
    }

    public boolean has(String member) {
        return fields.containsKey(member);
    }

    private static void check(String name, int size, String member, Field field) {
        if (field.offset() < 0 || field.width() < 0 || field.end() > size) {
            throw new IllegalArgumentException(
                    "%s.%s at %d does not fit the struct's %d bytes"
                            .formatted(name, member, field.offset(), size));
        }
        if (!field.aligned()) {
            throw new IllegalArgumentException(
                    "%s.%s at %d is not aligned to its %d bytes"
                            .formatted(name, member, field.offset(), field.width()));
        }
    }

    private static void checkOverlaps(String name, Map<String, Field> fields) {
        List<Map.Entry<String, Field>> ordered =
                fields.entrySet().stream()
                        .sorted(Comparator.comparingInt(entry -> entry.getValue().offset()))
                        .toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).getValue().overlaps(ordered.get(i - 1).getValue())) {
                throw new IllegalArgumentException(
                        "%s.%s overlaps %s"
                                .formatted(
                                        name,
                                        ordered.get(i).getKey(),
                                        ordered.get(i - 1).getKey()));
            }
        }
    }
}
