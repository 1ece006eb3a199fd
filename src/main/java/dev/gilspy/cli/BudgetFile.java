package dev.gilspy.cli;

import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.analysis.budget.ThreadPattern;
import dev.gilspy.error.Reasons;
import dev.gilspy.error.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Budgets in a TOML file: the options' names as keys, those of some threads in a table named after
 * them. In a {@code pyproject.toml} they are under {@code [tool.gilspy.check]}.
 *
 * <pre>
 * max-waiting = "20%"
 * forbid = ["held-blocked"]
 * [threads."worker-*"]
 * max-hold-p99 = "10ms"
 * </pre>
 */
final class BudgetFile {
    private static final String PROJECT = "pyproject.toml";
    private static final List<String> PROJECTS_TABLE = List.of("tool", "gilspy", "check");
    private static final String THREADS = "threads";

    private final Path file;
    private final List<Budget> budgets = new ArrayList<>();

    private BudgetFile(Path file) {
        this.file = file;
    }

    /**
     * The budgets in a file, at least one.
     *
     * @throws UsageException if it cannot be read, or is not as it should be
     */
    static List<Budget> read(Path file) {
        TomlParseResult toml = parse(file);
        toml.errors().stream()
                .findFirst()
                .ifPresent(
                        error -> {
                            throw wrong(at(file, error.position()), error.getMessage(), "");
                        });
        BudgetFile read = new BudgetFile(file);
        TomlTable table = isProject(file) ? toml.getTable(PROJECTS_TABLE) : toml;
        if (table != null) {
            read.addAll(table);
        }
        if (read.budgets.isEmpty()) {
            throw new UsageException(
                    "There is no budget in %s%s."
                            .formatted(file, isProject(file) ? " under [tool.gilspy.check]" : ""),
                    "Write, for example: max-waiting = \"20%\"");
        }
        return read.budgets;
    }

    private static boolean isProject(Path file) {
        return file.endsWith(PROJECT);
    }

    private static TomlParseResult parse(Path file) {
        try {
            return Toml.parse(file);
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot read %s: %s.".formatted(file, Reasons.of(e)),
                    "--budget names a TOML file.",
                    e);
        }
    }

    private void addAll(TomlTable table) {
        for (String key : table.keySet()) {
            if (key.equals(THREADS) && table.get(List.of(key)) instanceof TomlTable groups) {
                addGroups(groups);
            } else {
                add(table, key, ThreadPattern.ALL);
            }
        }
    }

    private void addGroups(TomlTable groups) {
        for (String name : groups.keySet()) {
            List<String> path = List.of(name);
            if (!(groups.get(path) instanceof TomlTable group) || name.isEmpty()) {
                throw wrong(
                        at(file, groups.inputPositionOf(path)),
                        "[threads] holds tables only",
                        "Write [threads.\"worker-*\"], and the budgets below.");
            }
            group.keySet().forEach(key -> add(group, key, new ThreadPattern(name)));
        }
    }

    private void add(TomlTable table, String key, ThreadPattern threads) {
        String where = at(file, table.inputPositionOf(List.of(key)));
        BudgetKind kind = BudgetKind.find(key).orElseThrow(() -> noSuchBudget(where, key));
        BudgetText text = new BudgetText(where + ": " + key);
        for (Object value : values(table.get(List.of(key)))) {
            if (!(value instanceof String typed)) {
                throw wrong(
                        where,
                        "%s takes text in quotes, such as \"20%%\" or \"10ms\"".formatted(key),
                        "");
            }
            budgets.add(text.parse(kind, threads, typed));
        }
    }

    private static List<Object> values(Object value) {
        return value instanceof TomlArray array ? array.toList() : List.of(value);
    }

    private static UsageException noSuchBudget(String where, String key) {
        String kinds =
                Arrays.stream(BudgetKind.values())
                        .map(BudgetKind::label)
                        .collect(Collectors.joining(", "));
        return wrong(where, "there is no budget \"%s\"".formatted(key), "Budgets: " + kinds);
    }

    private static String at(Path file, TomlPosition position) {
        return position == null ? file.toString() : file + ", line " + position.line();
    }

    private static UsageException wrong(String where, String what, String hint) {
        return new UsageException("%s: %s.".formatted(where, what), hint);
    }
}
