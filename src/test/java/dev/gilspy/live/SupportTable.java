package dev.gilspy.live;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The README's table of what gilspy reads of which interpreter, as a test run finds it: a row for
 * each interpreter, a cell for each thing that was asked of a live one.
 */
final class SupportTable {
    static final String YES = "yes";
    static final String NO = "no";

    private static final List<String> COLUMNS =
            List.of(
                    "attach",
                    "holder",
                    "waiting",
                    "stacks",
                    "line numbers",
                    "names",
                    "sub-interpreters");
    private static final Path README = Path.of("README.md");
    private static final Path PRINTED = Path.of("target", "interpreters.md");

    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    /** Begins a row. */
    Row row(Python python) {
        Map<String, String> cells = new LinkedHashMap<>();
        rows.put(label(python), cells);
        return new Row(cells);
    }

    /** Without the patch release, which differs from machine to machine. */
    private static String label(Python python) {
        String build = python.freeThreaded() ? gil(python) : python.kind();
        return name(python) + ", " + build;
    }

    private static String name(Python python) {
        String minor = python.version().replaceAll("^(\\d+\\.\\d+).*", "$1");
        return "%s %s%s"
                .formatted(python.implementation(), minor, python.freeThreaded() ? "t" : "");
    }

    private static String gil(Python python) {
        return "GIL " + (python.hasGil() ? "on" : "off");
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| | ").append(String.join(" | ", COLUMNS)).append(" |\n");
        text.append("|---".repeat(COLUMNS.size() + 1)).append("|\n");
        rows.forEach((name, cells) -> text.append(line(name, cells)));
        return text.toString();
    }

    private static String line(String name, Map<String, String> cells) {
        return COLUMNS.stream()
                .map(column -> cells.getOrDefault(column, "–"))
                .collect(joining(" | ", "| " + name + " | ", " |\n"));
    }

    /**
     * Prints it, and holds the README's to it. A machine may have another build of a version than
     * the README names: what it shows must be what is said of that version.
     */
    void compareWithReadme() throws IOException {
        Files.createDirectories(PRINTED.getParent());
        Files.writeString(PRINTED, markdown());
        System.out.println(markdown());
        List<String> readme = Files.readAllLines(README);
        rows.forEach(
                (label, cells) ->
                        assertThat(readme)
                                .as("README.md says of %s what %s does", label, PRINTED)
                                .anyMatch(said -> says(said, label, cells)));
    }

    private static boolean says(String said, String label, Map<String, String> cells) {
        String version = label.contains("GIL") ? label : label.substring(0, label.indexOf(','));
        String here = line(label, cells);
        String ofCells = here.substring(here.indexOf('|', 1)).strip();
        return said.startsWith("| " + version) && said.strip().endsWith(ofCells);
    }

    /** One interpreter's row. */
    static final class Row {
        private final Map<String, String> cells;

        private Row(Map<String, String> cells) {
            this.cells = cells;
        }

        Row cell(String column, String found) {
            if (!COLUMNS.contains(column)) {
                throw new IllegalArgumentException("no column " + column);
            }
            cells.put(column, found);
            return this;
        }

        Row cell(String column, boolean right) {
            return cell(column, right ? YES : NO);
        }
    }
}
