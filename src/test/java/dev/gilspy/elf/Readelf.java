package dev.gilspy.elf;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What readelf(1) of binutils prints of a file. */
public final class Readelf {
    private Readelf() {}

    /**
     * The names of all functions by virtual address, without their versions. Lines read {@code 12:
     * 00000000000a1b20 180 FUNC GLOBAL DEFAULT 12 PyEval_SaveThread}.
     */
    public static Map<Long, Set<String>> functions(Path file) {
        return Tool.output(List.of("readelf", "-sW", file.toString()))
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length >= 8 && words[3].matches("FUNC|IFUNC"))
                .filter(words -> words[6].matches("\\d+"))
                .collect(
                        groupingBy(
                                words -> Long.parseLong(words[1], 16),
                                mapping(words -> words[7].replaceFirst("@.*", ""), toSet())));
    }
}
