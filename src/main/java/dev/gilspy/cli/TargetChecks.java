package dev.gilspy.cli;

import dev.gilspy.analysis.Shares;
import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.target.Check;
import dev.gilspy.target.Check.Verdict;
import dev.gilspy.target.Namespaces;
import dev.gilspy.target.Target;
import dev.gilspy.target.UsableCpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code gilspy doctor} says of one process. */
final class TargetChecks {
    private TargetChecks() {}

    /** What anybody may see of a process. */
    static List<Check> of(Target target) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.fact("command", String.join(" ", target.command())));
        checks.add(
                Check.fact(
                        "size",
                        String.format(
                                Locale.ROOT,
                                "%s, %.1f usable CPUs",
                                Shares.plural(target.tasks().size(), "thread"),
                                UsableCpus.of(target))));
        if (Namespaces.of(target).nested()) {
            checks.add(Check.fact("PID namespace", "its own: it knows its threads by other ids"));
        }
        if (target.stopped()) {
            checks.add(
                    new Check(
                            "state",
                            Verdict.LIMITED,
                            "stopped by a signal or a debugger: nothing moves",
                            "kill -CONT " + target.pid()));
        }
        return checks;
    }

    /** Which interpreter it is. */
    static List<Check> of(RuntimeLocation found) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.fact("interpreter", found.describe()));
        checks.add(Check.fact("found in", found.objectPath()));
        if (found.runtimeAddress() != 0) {
            checks.add(
                    Check.fact(
                            "_PyRuntime",
                            "at 0x%x, by %s".formatted(found.runtimeAddress(), found.foundBy())));
        }
        if (found.freeThreaded()) {
            checks.add(
                    new Check(
                            "exact times",
                            Verdict.LIMITED,
                            "not of a free-threaded build: times are sampled",
                            ""));
        }
        return checks;
    }
}
