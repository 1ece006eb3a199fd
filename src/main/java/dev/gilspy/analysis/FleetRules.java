package dev.gilspy.analysis;

import java.util.List;
import java.util.function.Predicate;

/**
 * The rules for several processes, in the order in which they are asked; the first that holds
 * decides. What none is sure of is {@code mixed}.
 */
final class FleetRules {
    /** One line of the table. */
    record Rule(VerdictCode code, Predicate<Fleet> when) {}

    static final List<Rule> ORDER =
            List.of(
                    new Rule(VerdictCode.IDLE, fleet -> fleet.working().isEmpty()),
                    // First what is to be mended in the code: it costs however many processes run.
                    mostly(VerdictCode.HELD_WHILE_BLOCKED),
                    mostly(VerdictCode.EVENT_LOOP_BLOCKED),
                    mostly(VerdictCode.FREE_THREADED_GIL_ON),
                    mostly(VerdictCode.HELD_BY_NATIVE),
                    mostly(VerdictCode.CONVOY),
                    // Before all that more processes could mend: there are no CPUs for them.
                    new Rule(VerdictCode.CPUS_FULL, FleetRules::cpusFull),
                    mostly(VerdictCode.CPU_STARVED),
                    // Before what is said of most processes: here it is one that matters.
                    new Rule(VerdictCode.UNEVEN_LOAD, fleet -> fleet.uneven() != null),
                    mostly(VerdictCode.GIL_BOUND),
                    new Rule(VerdictCode.TOO_FEW_WORKERS, FleetRules::tooFewWorkers),
                    // After the rules for busy ones: a few busy workers are the finding, then.
                    new Rule(VerdictCode.MOSTLY_IDLE, FleetRules::mostlyIdle),
                    mostly(VerdictCode.SINGLE_THREADED_CPU),
                    mostly(VerdictCode.FREE_THREADED_SCALING),
                    mostly(VerdictCode.INTERPRETERS_PARALLEL),
                    mostly(VerdictCode.NATIVE_PARALLEL),
                    mostly(VerdictCode.IO_BOUND));

    private FleetRules() {}

    static VerdictCode decide(Fleet fleet) {
        return ORDER.stream()
                .filter(rule -> rule.when().test(fleet))
                .map(Rule::code)
                .findFirst()
                .orElse(VerdictCode.MIXED);
    }

    private static Rule mostly(VerdictCode code) {
        return new Rule(code, fleet -> fleet.mostly(code));
    }

    /** One process that fills the CPUs by itself is judged as that one. */
    private static boolean cpusFull(Fleet fleet) {
        return fleet.working().size() > 1 && fleet.cpusFull();
    }

    /** Those that work compute all the time, each with one thread, and CPUs are left. */
    private static boolean tooFewWorkers(Fleet fleet) {
        return fleet.working().size() > 1 && fleet.mostly(VerdictCode.SINGLE_THREADED_CPU);
    }

    /** Most processes of a role of several hardly did anything. */
    private static boolean mostlyIdle(Fleet fleet) {
        Role largest = fleet.largest();
        return largest.size() >= Thresholds.SEVERAL && 2 * largest.idle() > largest.size();
    }
}
