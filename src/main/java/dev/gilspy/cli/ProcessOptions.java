package dev.gilspy.cli;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UsageException;
import dev.gilspy.source.Namesakes;
import dev.gilspy.target.ProcessTree;
import dev.gilspy.target.ProcessTree.Reach;
import dev.gilspy.target.Roots;
import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which running processes to observe. */
final class ProcessOptions {
    private static final int MOST_NAMED = 5;

    @Option(
            names = {"-p", "--pid"},
            paramLabel = "PID",
            hideParamSyntax = true,
            split = ",",
            description =
                    "The process to observe. Several: given again, or with commas between them.")
    @ThisRunOnly
    private List<Integer> pids = List.of();

    @Option(
            names = "--name",
            paramLabel = "REGEX",
            converter = RegexConverter.class,
            description =
                    "All Python processes in whose command line this is found, also those that"
                            + " start meanwhile.")
    @ThisRunOnly
    private Pattern name;

    @Option(
            names = {"-s", "--subprocesses"},
            description = "Also the Python processes that these start, and have started.")
    private boolean subprocesses;

    /** Whether a running process is named at all. */
    boolean given() {
        return !pids.isEmpty() || name != null;
    }

    /** The one process to observe; empty if there may be several. */
    Optional<Integer> single() {
        boolean one = pids.size() == 1 && name == null && !subprocesses;
        return one ? Optional.of(pids.get(0)) : Optional.empty();
    }

    /** Whether what they start is observed, too. */
    boolean subprocesses() {
        return subprocesses;
    }

    /** The option that names them. */
    String option() {
        return name == null ? "--pid" : "--name";
    }

    /** It with its values. */
    String text() {
        String ids = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return option() + " " + (name == null ? ids : name);
    }

    /**
     * @throws UsageException if they make no sense
     */
    void check() {
        for (int pid : pids) {
            if (pid <= 0) {
                throw new UsageException(
                        "%d is no process id.".formatted(pid), "They count from 1.");
            }
        }
        if (name != null && !pids.isEmpty()) {
            throw new UsageException("--pid and --name exclude each other.", "Leave one out.");
        }
    }

    /** The processes that are named, to be looked for. */
    Fleet fleet() {
        return name == null ? byIds() : byName();
    }

    private Fleet byIds() {
        List<GilspyException> absent = new ArrayList<>();
        List<Integer> present = new ArrayList<>();
        for (int pid : pids.stream().distinct().toList()) {
            try {
                present.add(Target.open(pid).pid());
            } catch (NoTargetException e) {
                absent.add(Namesakes.mention(pid, e));
            }
        }
        return new Fleet(
                ProcessTree.of(Roots.withPids(present), reach())::look,
                subprocesses ? Presence.ROOT : Presence.ALONE,
                absent,
                () -> new NoTargetException("The processes ended before they were observed.", ""),
                describeIds());
    }

    private Fleet byName() {
        return new Fleet(
                ProcessTree.of(Roots.named(name), reach())::look,
                Presence.OLD,
                List.of(),
                () -> RunningPythons.without(name),
                "processes with \"%s\" in their command line".formatted(name));
    }

    private Reach reach() {
        return subprocesses ? Reach.DESCENDANTS : Reach.ROOTS;
    }

    private String describeIds() {
        List<Integer> all = pids.stream().distinct().toList();
        String shown =
                all.stream()
                        .limit(MOST_NAMED)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        String more = all.size() > MOST_NAMED ? ", ..." : "";
        boolean one = all.size() == 1;
        String started = one ? " and what it starts" : " and what they start";
        return (one ? "process " : "processes ") + shown + more + (subprocesses ? started : "");
    }
}
