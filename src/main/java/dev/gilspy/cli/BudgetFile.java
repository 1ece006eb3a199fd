package dev.gilspy.cli;

import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.analysis.budget.ThreadPattern;
import dev.gilspy.error.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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

    private final TomlFile file;
    private final List<Budget> budgets = new ArrayList<>();

    private BudgetFile(TomlFile file) {
        this.file = file;
    }

    /**
     * The budgets in a file, at least one.
     *
     * @throws UsageException if it cannot be read, or is not as it should be
     */
    static List<Budget> read(Path path) {
        TomlFile file = new TomlFile(path);
        TomlTable toml = file.read("--budget names a TOML file.");
        BudgetFile read = new BudgetFile(file);
        TomlTable table = isProject(path) ? toml.getTable(PROJECTS_TABLE) : toml;
        if (table != null) {
            read.addAll(table);
        }
        if (read.budgets.isEmpty()) {
            throw new UsageException(
                    "There is no budget in %s%s."
                            .formatted(path, isProject(path) ? " under [tool.gilspy.check]" : ""),
                    "Write, for example: max-waiting = \"20%\"");
        }
        return read.budgets;
    }

    private static boolean isProject(Path path) {
        return path.endsWith(PROJECT);
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
                throw TomlFile.wrong(
                        file.at(groups, name),
                        "[threads] holds tables only",
                        "Write [threads.\"worker-*\"], and the budgets below.");
            }
            group.keySet().forEach(key -> add(group, key, new ThreadPattern(name)));
        }
    }

    private void add(TomlTable table, String key, ThreadPattern threads) {
        String where = file.at(table, key);
        BudgetKind kind = BudgetKind.find(key).orElseThrow(() -> noSuchBudget(where, key));
        BudgetText text = new BudgetText(where + ": " + key);
        for (Object value : TomlFile.values(table.get(List.of(key)))) {
            if (!(value instanceof String typed)) {
                throw TomlFile.wrong(
                        where,
                        "%s takes text in quotes, such as \"20%%\" or \"10ms\"".formatted(key),
                        "");
            }
            budgets.add(text.parse(kind, threads, typed));
        }
    }

    private static UsageException noSuchBudget(String where, String key) {
        String kinds =
                Arrays.stream(BudgetKind.values())
                        .map(BudgetKind::label)
                        .collect(Collectors.joining(", "));
        return TomlFile.wrong(
                where, "there is no budget \"%s\"".formatted(key), "Budgets: " + kinds);
    }
}
