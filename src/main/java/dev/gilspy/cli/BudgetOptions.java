package dev.gilspy.cli;

import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.error.UsageException;
import dev.gilspy.model.ThreadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The budgets to hold a recording against. */
final class BudgetOptions {
    private static final String SHARE = "[NAMES=]SHARE";
    private static final String TIME = "[NAMES=]TIME";

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            description =
                    "Take budgets from this TOML file, or, of a pyproject.toml, from its"
                            + " [tool.gilspy.check]. An option goes before the same budget there.")
    private Path file;

    @Option(
            names = "--max-waiting",
            paramLabel = SHARE,
            description =
                    "Part of the threads' busy time that they wait for the GIL. Busy is what is not"
                            + " blocked.")
    private List<String> maxWaiting = List.of();

    @Option(
            names = "--max-utilisation",
            paramLabel = SHARE,
            description = "Part of the time in which the GIL is held, by anybody or by NAMES.")
    private List<String> maxUtilisation = List.of();

    @Option(
            names = "--max-hold-p50",
            paramLabel = TIME,
            description = "Median of the holds of the GIL, of all these threads together.")
    private List<String> maxHoldP50 = List.of();

    @Option(
            names = "--max-hold-p99",
            paramLabel = TIME,
            description = "The time that 99 of 100 holds stay within.")
    private List<String> maxHoldP99 = List.of();

    @Option(names = "--max-hold", paramLabel = TIME, description = "The longest hold.")
    private List<String> maxHold = List.of();

    @Option(
            names = "--max-wait-p50",
            paramLabel = TIME,
            description = "Median of the waits for the GIL.")
    private List<String> maxWaitP50 = List.of();

    @Option(
            names = "--max-wait-p99",
            paramLabel = TIME,
            description = "The time that 99 of 100 waits stay within.")
    private List<String> maxWaitP99 = List.of();

    @Option(names = "--max-wait", paramLabel = TIME, description = "The longest wait.")
    private List<String> maxWait = List.of();

    @Option(
            names = "--max-stall",
            paramLabel = TIME,
            description =
                    "The longest time that an event loop (asyncio, trio) is kept from its events.")
    private List<String> maxStall = List.of();

    @Option(
            names = "--forbid",
            paramLabel = "[NAMES=]STATE",
            completionCandidates = States.class,
            description =
                    "A state that threads must not be in for more than 1 %% of the time together,"
                            + " such as held-blocked (held-while-blocked is the same): asleep in a"
                            + " system call with the GIL held.")
    private List<String> forbid = List.of();

    @Option(
            names = "--verdict-not",
            paramLabel = "VERDICT",
            completionCandidates = VerdictCodes.class,
            description = "A verdict that the recording must not have, such as gil-bound.")
    private List<String> verdictNot = List.of();

    /**
     * All of them, those of the file first; of two of the same name and threads the last.
     *
     * @throws UsageException if there are none, or one makes no sense
     */
    List<Budget> budgets() {
        List<Budget> all = new ArrayList<>();
        if (file != null) {
            all.addAll(BudgetFile.read(file));
        }
        typed().forEach((kind, texts) -> texts.forEach(text -> all.add(parse(kind, text))));
        if (all.isEmpty()) {
            throw new UsageException(
                    "Say what to check.", "For example: --max-waiting 20%, or --budget gil.toml");
        }
        Map<List<String>, Budget> last = new LinkedHashMap<>();
        all.forEach(budget -> last.put(List.of(budget.name(), budget.threads().text()), budget));
        return List.copyOf(last.values());
    }

    private static Budget parse(BudgetKind kind, String text) {
        return new BudgetText("--" + kind.label()).parse(kind, text);
    }

    private Map<BudgetKind, List<String>> typed() {
        Map<BudgetKind, List<String>> typed = new LinkedHashMap<>();
        typed.put(BudgetKind.MAX_WAITING, maxWaiting);
        typed.put(BudgetKind.MAX_UTILISATION, maxUtilisation);
        typed.put(BudgetKind.MAX_HOLD_P50, maxHoldP50);
        typed.put(BudgetKind.MAX_HOLD_P99, maxHoldP99);
        typed.put(BudgetKind.MAX_HOLD, maxHold);
        typed.put(BudgetKind.MAX_WAIT_P50, maxWaitP50);
        typed.put(BudgetKind.MAX_WAIT_P99, maxWaitP99);
        typed.put(BudgetKind.MAX_WAIT, maxWait);
        typed.put(BudgetKind.MAX_STALL, maxStall);
        typed.put(BudgetKind.FORBID, forbid);
        typed.put(BudgetKind.VERDICT_NOT, verdictNot);
        return typed;
    }

    /** The states there are; the shell completes them. */
    static final class States implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ThreadState.values()).map(ThreadState::label).iterator();
        }
    }

    /** The verdicts there are; the shell completes them. */
    static final class VerdictCodes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return VerdictCode.ofOneProcess().stream().map(VerdictCode::label).iterator();
        }
    }
}
