package dev.gilspy.export;

import dev.gilspy.error.UsageException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats that something can be written in, found by name or by a file's ending.
 *
 * @param <F> what kind of formats they are
 */
public class Formats<F extends Format<?>> {
    private final List<F> all;

    public Formats(List<F> all) {
        this.all = List.copyOf(all);
    }

    public List<F> all() {
        return all;
    }

    /**
     * The format of that name.
     *
     * @throws UsageException if there is none
     */
    public F byFormat(String name) {
        return all.stream()
                .filter(format -> format.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "There is no output format \"%s\".".formatted(name),
                                        "Formats: " + String.join(", ", names())));
    }

    /**
     * The format that a file's ending stands for, the longest that is known: {@code
     * .speedscope.json} is not {@code .json}. Empty if it stands for none.
     */
    public Optional<F> findByFileName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(format -> longestEnding(format, lower) > 0)
                .max(Comparator.comparingInt(format -> longestEnding(format, lower)));
    }

    private static int longestEnding(Format<?> format, String fileName) {
        return format.endings().stream()
                .filter(fileName::endsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    public List<String> names() {
        return all.stream().map(Format::name).toList();
    }

    /** The endings of all formats, as in {@code .json}. */
    public List<String> endings() {
        return all.stream().flatMap(format -> format.endings().stream()).toList();
    }
}
