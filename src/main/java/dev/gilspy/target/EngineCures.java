package dev.gilspy.target;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** For a container of Docker or Podman, whose command lines are the same. */
final class EngineCures implements Cures {
    static final String SHARE_TRACEFS = "-v /sys/kernel/tracing:/sys/kernel/tracing:ro";
    static final String UNFILTERED = "--security-opt seccomp=unconfined";

    private final String program;
    private final ProcStatus ours;
    private final boolean rootless;

    /**
     * @param rootless whether the container's root is an ordinary user of the machine
     */
    EngineCures(String program, ProcStatus ours, boolean rootless) {
        this.program = program;
        this.ours = ours;
        this.rootless = rootless;
    }

    /** What is added goes to root; another user of the container has none of it. */
    @Override
    public List<Cure> capabilities(Set<Capability> missing) {
        String user = ours.number("Uid") == 0 ? "" : "--user 0 ";
        String flags = user + added(missing);
        boolean wholeMachine =
                missing.contains(Capability.BPF) || missing.contains(Capability.PERFMON);
        return rootless && wholeMachine
                ? List.of(run("in a container of the machine's root", "sudo ", flags))
                : run(flags);
    }

    static String added(Set<Capability> capabilities) {
        return Cures.ordered(capabilities).stream()
                .map(one -> "--cap-add " + one.name())
                .collect(Collectors.joining(" "));
    }

    private List<Cure> run(String flags) {
        return List.of(run("at the container's start", "", flags));
    }

    private Cure run(String where, String before, String flags) {
        return Cure.of(where, "%s%s run %s ...".formatted(before, program, flags));
    }

    /** The filters of Docker since 23.0 let pass what the capabilities allow; older ones do not. */
    @Override
    public List<Cure> calls(List<String> names) {
        return run(UNFILTERED);
    }

    @Override
    public List<Cure> tracefs() {
        return run(SHARE_TRACEFS);
    }

    @Override
    public List<Cure> limit(Limit limit, Capability instead) {
        return run(limit.engine());
    }

    @Override
    public List<Cure> outside() {
        return List.of(
                run(
                        "in a container of the machine's root",
                        "sudo ",
                        added(Set.of(Capability.SYS_PTRACE, Capability.BPF, Capability.PERFMON))));
    }
}
