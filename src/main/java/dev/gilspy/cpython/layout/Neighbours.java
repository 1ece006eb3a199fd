package dev.gilspy.cpython.layout;

import dev.gilspy.error.UnsupportedInterpreterException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Places the members of a struct that the target's table does not mention. Such a member moved with
 * the mentioned ones on both sides of it if those moved alike; if they moved apart, something was
 * put in or taken out beside it and nobody knows where it is: it is left out rather than guessed.
 * Before the first mentioned member stands the start of the struct, which does not move; behind the
 * last one nothing is known to contradict it.
 */
final class Neighbours {
    private final Struct base;
    private final Map<String, Integer> said;
    private final TreeMap<Integer, Integer> shiftByBaseOffset = new TreeMap<>();

    /**
     * @param said new offsets by member; each of them must be a member of {@code base}
     * @throws UnsupportedInterpreterException if one is not
     */
    Neighbours(Struct base, Map<String, Integer> said) {
        this.base = base;
        this.said = said;
        shiftByBaseOffset.put(-1, 0);
        said.forEach(
                (member, offset) ->
                        shiftByBaseOffset.put(base.offset(member), offset - base.offset(member)));
    }

    Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        base.fields()
                .forEach(
                        (member, field) ->
                                place(member, field)
                                        .ifPresent(
                                                offset ->
                                                        fields.put(member, field.movedTo(offset))));
        return fields;
    }

    private Optional<Integer> place(String member, Field field) {
        if (said.containsKey(member)) {
            return Optional.of(said.get(member));
        }
        int below = shiftByBaseOffset.floorEntry(field.offset()).getValue();
        var above = shiftByBaseOffset.higherEntry(field.offset());
        boolean together = above == null || above.getValue() == below;
        return together ? Optional.of(field.offset() + below) : Optional.empty();
    }
}
