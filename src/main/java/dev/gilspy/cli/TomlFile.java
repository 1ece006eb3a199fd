package dev.gilspy.cli;

import dev.gilspy.error.Reasons;
import dev.gilspy.error.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A TOML file of the user's, and how to complain about what is in it. */
record TomlFile(Path path) {
    /**
     * What is in it.
     *
     * @param whatFor what to say of it where it cannot be read
     * @throws UsageException if it cannot be read, or is no TOML
     */
    TomlTable read(String whatFor) {
        TomlParseResult toml = parse(whatFor);
        toml.errors().stream()
                .findFirst()
                .ifPresent(
                        error -> {
                            throw wrong(at(error.position()), error.getMessage(), "");
                        });
        return toml;
    }

    private TomlParseResult parse(String whatFor) {
        try {
            return Toml.parse(path);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read %s: %s.".formatted(path, Reasons.of(e)), whatFor, e);
        }
    }

    /** Where a key is, for people: the file and the line. */
    String at(TomlTable table, String key) {
        return at(table.inputPositionOf(List.of(key)));
    }

    private String at(TomlPosition position) {
        return position == null ? path.toString() : path + ", line " + position.line();
    }

    /** One value, or those of a list. */
    static List<Object> values(Object value) {
        return value instanceof TomlArray array ? array.toList() : List.of(value);
    }

    static UsageException wrong(String where, String what, String hint) {
        return new UsageException("%s: %s.".formatted(where, what), hint);
    }
}
