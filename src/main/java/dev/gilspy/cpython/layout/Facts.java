package dev.gilspy.cpython.layout;

import dev.gilspy.error.UnsupportedInterpreterException;
import java.util.Map;

/**
 * What is particular to a version and is no offset: masks, flags, shapes. The names are explained
 * beside the tables, in the resources' README.
 *
 * @param numbers masks, flags, counts and signed offsets from an object
 * @param words one of a few known words, such as {@code line_table} = {@code lnotab}
 */
public record Facts(Map<String, Long> numbers, Map<String, String> words) {

    public Facts {
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
    }

    public boolean has(String name) {
        return numbers.containsKey(name) || words.containsKey(name);
    }

    /**
     * @throws UnsupportedInterpreterException if this version has no such number
     */
    public long number(String name) {
        return known(name, numbers.get(name));
    }

    /**
     * @throws UnsupportedInterpreterException if this version has no such word
     */
    public String word(String name) {
        return known(name, words.get(name));
    }

    private static <T> T known(String name, T value) {
        if (value == null) {
            throw new UnsupportedInterpreterException(
                    "gilspy does not know %s of this CPython.".formatted(name), "");
        }
        return value;
    }
}
