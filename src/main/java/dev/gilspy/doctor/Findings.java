package dev.gilspy.doctor;

import dev.gilspy.error.ExitCode;
import dev.gilspy.target.Check;
import dev.gilspy.target.Check.Verdict;
import dev.gilspy.target.Cure;
import dev.gilspy.target.Cures;
import dev.gilspy.target.Environment;
import dev.gilspy.target.Lack;
import dev.gilspy.target.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that doctor found. Pure.
 *
 * @param environment what gilspy runs in
 * @param sections what was checked
 * @param targetCode the exit code that recording the target would end with; empty without target
 * @param cures for what is missing
 */
public record Findings(
        Environment environment,
        List<Section> sections,
        Optional<Integer> targetCode,
        Cures cures) {
    /** Without these nothing can be observed from outside. */
    private static final Set<Subject> NEEDED =
            Set.of(Subject.READING_CALL, Subject.OWN_PROCESSES, Subject.SYSTEM_CALLS);

    /** 0 where something can be observed; with a target, what record would end with. */
    public int exitCode() {
        return targetCode.orElse(
                any(check -> NEEDED.contains(check.subject()) && check.verdict() == Verdict.NO)
                        ? ExitCode.NOT_PERMITTED
                        : ExitCode.OK);
    }

    /** What can be done, in one sentence. */
    public String headline() {
        return targetCode.isPresent() ? ofTarget() : ofMachine();
    }

    private String ofTarget() {
        String what =
                find(Subject.INTERPRETER)
                        .map(found -> " (%s)".formatted(found.finding()))
                        .orElse("");
        String process = find(Section.TARGET).map(Section::title).orElse("It") + what;
        return exitCode() == ExitCode.OK
                ? process + " can be observed, " + times() + "."
                : process + " cannot be observed.";
    }

    private String ofMachine() {
        if (exitCode() != ExitCode.OK) {
            return "Nothing can be observed here.";
        }
        return whose() + " can be observed here, " + times() + ".";
    }

    private String whose() {
        if (lacks(Subject.OWN_PROCESSES)) {
            return "What you start with gilspy record -- CMD";
        }
        return lacks(Subject.OTHERS_PROCESSES)
                ? "Processes of your own user"
                : "Processes of all users";
    }

    private String times() {
        boolean exact = kernelWilling(sections) && !lacks(Subject.EXACT_TIMES);
        return exact ? "with exact times from the kernel" : "sampled from outside";
    }

    /** What is missing, in the order of the sections. */
    public List<Check> missing() {
        return lack().checks();
    }

    /** What grants all that is missing, as far as that goes at once. */
    public List<Cure> together() {
        return lack().together();
    }

    /** All that is missing. */
    Lack lack() {
        return Lack.of(checks().toList(), cures);
    }

    /** Whether nothing is missing for exact times of an ordinary target. */
    static boolean kernelWilling(List<Section> sections) {
        return sections.stream()
                .filter(section -> section.id().equals(Section.KERNEL))
                .flatMap(section -> section.checks().stream())
                .noneMatch(check -> check.verdict() == Verdict.NO);
    }

    private boolean lacks(Subject subject) {
        return any(check -> check.subject() == subject && check.lacking());
    }

    private boolean any(Predicate<Check> condition) {
        return checks().anyMatch(condition);
    }

    private Optional<Check> find(Subject subject) {
        return checks().filter(check -> check.subject() == subject).findFirst();
    }

    private Optional<Section> find(String section) {
        return sections.stream().filter(one -> one.id().equals(section)).findFirst();
    }

    int count() {
        return (int) checks().count();
    }

    private Stream<Check> checks() {
        return sections.stream().flatMap(section -> section.checks().stream());
    }
}
