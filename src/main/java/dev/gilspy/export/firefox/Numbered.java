package dev.gilspy.export.firefox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things in the order in which they were first asked for; equal ones have one number, from 0. */
final class Numbered<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    int of(T thing) {
        Integer known = numbers.putIfAbsent(thing, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    List<T> all() {
        return List.copyOf(numbers.keySet());
    }
}
