package dev.gilspy.cli;

import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.BudgetKind;
import dev.gilspy.analysis.budget.ThreadPattern;
import dev.gilspy.analysis.budget.VerdictBudget;
import dev.gilspy.error.UsageException;
import dev.gilspy.model.ThreadState;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Budgets as they are typed, on the command line and in a file.
 *
 * @param where what to begin a complaint with: an option, or a file and a line
 */
record BudgetText(String where) {
    /** The verdict's name for the state that leads to it. */
    private static final String HELD_WHILE_BLOCKED = "held-while-blocked";

    /** A budget of all threads, as in {@code 10ms}, or of some, as in {@code worker-*=10ms}. */
    Budget parse(BudgetKind kind, String text) {
        int equals = text.lastIndexOf('=');
        if (equals == 0) {
            throw wrong("'%s' has no name of a thread before =".formatted(text), "");
        }
        return equals < 0
                ? parse(kind, ThreadPattern.ALL, text)
                : parse(
                        kind,
                        new ThreadPattern(text.substring(0, equals)),
                        text.substring(equals + 1));
    }

    Budget parse(BudgetKind kind, ThreadPattern threads, String text) {
        return switch (kind.operand()) {
            case SHARE -> kind.ofShare(threads, share(text));
            case TIME -> kind.ofTime(threads, nanos(text));
            case STATE -> BudgetKind.forbidding(threads, state(text));
            case VERDICT -> verdict(threads, text);
        };
    }

    private double share(String text) {
        return PercentConverter.parse(text)
                .filter(share -> share <= 1)
                .orElseThrow(() -> wrong("'%s' is not a share such as 20%%".formatted(text), ""));
    }

    private long nanos(String text) {
        return DurationConverter.parse(text)
                .filter(nanos -> !Character.isDigit(text.charAt(text.length() - 1)))
                .orElseThrow(() -> wrong("'%s' is not a time such as 10ms".formatted(text), ""));
    }

    private ThreadState state(String text) {
        String name = text.equals(HELD_WHILE_BLOCKED) ? ThreadState.HELD_BLOCKED.label() : text;
        return find(ThreadState.values(), ThreadState::label, name)
                .orElseThrow(
                        () ->
                                wrong(
                                        "there is no state '%s'".formatted(text),
                                        "States: "
                                                + labels(
                                                        ThreadState.values(), ThreadState::label)));
    }

    private Budget verdict(ThreadPattern threads, String text) {
        if (!threads.coversAll()) {
            throw wrong(
                    "a verdict is one on all threads, and not on %s".formatted(threads.text()),
                    "Leave the name out.");
        }
        VerdictCode[] known = VerdictCode.ofOneProcess().toArray(VerdictCode[]::new);
        return find(known, VerdictCode::label, text)
                .map(VerdictBudget::new)
                .orElseThrow(
                        () ->
                                wrong(
                                        "there is no verdict '%s'".formatted(text),
                                        "Verdicts: " + labels(known, VerdictCode::label)));
    }

    private UsageException wrong(String what, String hint) {
        return new UsageException("%s: %s.".formatted(where, what), hint);
    }

    private static <E> Optional<E> find(E[] values, Function<E, String> label, String text) {
        return Arrays.stream(values).filter(value -> label.apply(value).equals(text)).findFirst();
    }

    private static <E> String labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).collect(Collectors.joining(", "));
    }
}
