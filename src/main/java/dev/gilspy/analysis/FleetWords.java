package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.number;
import static dev.gilspy.analysis.Shares.percentSign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The verdict on several processes in words: its one sentence, the figures, and what to do. */
final class FleetWords {
    private static final String LOOK = "gilspy report RECORDING --process PID shows one by itself.";

    private FleetWords() {}

    static String summary(VerdictCode code, Fleet fleet) {
        return switch (code) {
            case IDLE ->
                    "None of the %d processes did anything to speak of."
                            .formatted(fleet.processes().size());
            case CPUS_FULL ->
                    "The CPUs are full: %d processes use %s, so more processes or threads will not help."
                            .formatted(fleet.working().size(), cpus(fleet));
            case UNEVEN_LOAD -> uneven(fleet.uneven());
            case GIL_BOUND ->
                    "Threads compete for the GIL in %s, while only %s are used."
                            .formatted(ofWorking(code, fleet), cpus(fleet));
            case TOO_FEW_WORKERS ->
                    "The workers compute all the time: one thread fills one CPU in %s, while only %s are used."
                            .formatted(
                                    ofWorking(VerdictCode.SINGLE_THREADED_CPU, fleet), cpus(fleet));
            case MOSTLY_IDLE ->
                    "Most workers have nothing to do: %d of %d hardly did anything."
                            .formatted(fleet.largest().idle(), fleet.largest().size());
            case MIXED ->
                    "No single cause stands out among %d processes: %s."
                            .formatted(fleet.processes().size(), counts(fleet));
            default -> alike(code, fleet);
        };
    }

    private static String uneven(Role role) {
        int others = role.size() - 1;
        return "The load is uneven: pid %d uses %s CPUs, and its GIL is held %s of the time; %s %s."
                .formatted(
                        role.first().info().pid(),
                        number(role.first().cpusUsed()),
                        percentSign(role.first().utilisation()),
                        others == 1
                                ? "its sibling uses"
                                : "the median of its %d siblings uses".formatted(others),
                        number(role.others(JudgedProcess::cpusUsed).median()));
    }

    /** The busiest of those judged so speaks for them. */
    private static String alike(VerdictCode code, Fleet fleet) {
        JudgedProcess first = fleet.busiest(code);
        return "It is so in %s, as in pid %d: %s"
                .formatted(ofWorking(code, fleet), first.info().pid(), first.verdict().summary());
    }

    private static String ofWorking(VerdictCode code, Fleet fleet) {
        return "%d of %d processes that do something"
                .formatted(fleet.judged(code), fleet.working().size());
    }

    private static String cpus(Fleet fleet) {
        return "%s of %s usable CPUs"
                .formatted(number(fleet.cpusUsed()), Shares.cpus(fleet.cpusUsable()));
    }

    private static String counts(Fleet fleet) {
        Map<String, Long> counts =
                fleet.processes().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.verdict().code().label(),
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    static List<String> evidence(Fleet fleet) {
        List<String> evidence = new ArrayList<>();
        evidence.add(cpus(fleet) + " used");
        if (!Double.isNaN(fleet.maxUtilisation())) {
            evidence.add(
                    "GIL held %s in the mean, at most %s"
                            .formatted(
                                    percentSign(fleet.meanUtilisation()),
                                    percentSign(fleet.maxUtilisation())));
            evidence.add(
                    "%d of %d GILs saturated"
                            .formatted(fleet.saturated(), fleet.processes().size()));
        }
        FleetMemory memory = fleet.memory();
        if (!Double.isNaN(memory.timesOne())) {
            evidence.add(timesOne(memory));
        }
        return evidence;
    }

    static String timesOne(FleetMemory memory) {
        return "%d workers take %s times the memory of one"
                .formatted(memory.workers(), number(memory.timesOne()));
    }

    static List<String> remedies(VerdictCode code, Fleet fleet) {
        return switch (code) {
            case CPUS_FULL -> List.of("Make the work cheaper, or give it more CPUs.");
            case UNEVEN_LOAD ->
                    List.of(
                            "Look at how work is handed out: connections that are kept open stay with a worker, and tasks that are fetched ahead wait behind a long one.");
            case GIL_BOUND ->
                    List.of(
                            "Run more workers with fewer threads each: threads of one process share its GIL, and CPUs are free.");
            case TOO_FEW_WORKERS ->
                    List.of("Run more workers, up to one for each CPU; threads would not help.");
            case MOSTLY_IDLE -> mostlyIdle(fleet.largest());
            case IDLE -> List.of();
            case MIXED -> List.of(LOOK);
            default -> fleet.busiest(code).verdict().remedies();
        };
    }

    private static List<String> mostlyIdle(Role role) {
        double each = role.spreadOfBytes(JudgedProcess::uniqueBytes).median();
        String memory =
                Double.isNaN(each)
                        ? ""
                        : " Each has %s that would be free without it."
                                .formatted(Bytes.text(Math.round(each)));
        return List.of("Fewer workers would do." + memory);
    }
}
