package dev.gilspy.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** For a container of Docker or Podman, whose command lines are the same. */
final class EngineCures implements Cures {
    static final String SHARE_TRACEFS = "-v /sys/kernel/tracing:/sys/kernel/tracing:ro";
    static final String UNFILTERED = "--security-opt seccomp=unconfined";

    /** Says nothing new to an engine that maps no users. */
    private static final String OWN_USERS = "--userns=host";

    /** What engines of other ages make of the capabilities; tried with Docker 20.10 and 26.1. */
    private static final String BY_AGE =
            "an engine that knows no BPF or PERFMON takes --cap-add SYS_ADMIN for both";

    private static final String DOCKER_BY_AGE =
            "Docker since 23.0 does without --security-opt: its filter goes by capabilities; "
                    + BY_AGE;

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
        List<String> flags = new ArrayList<>();
        if (rootless && Capability.ofTheMachine(missing)) {
            flags.add(OWN_USERS);
        }
        if (ours.number("Uid") != 0) {
            flags.add("--user 0");
        }
        flags.addAll(added(Capability.rootLacks(ours, missing)));
        return List.of(run(flags));
    }

    private static List<String> added(Set<Capability> capabilities) {
        return Cures.ordered(capabilities).stream().map(one -> "--cap-add " + one.name()).toList();
    }

    private List<Cure> run(String flag) {
        return List.of(run(List.of(flag)));
    }

    /** A container whose root is the machine's is started by that one. */
    private Cure run(List<String> flags) {
        boolean outside = flags.contains(OWN_USERS);
        Cure cure =
                Cure.of(
                        outside
                                ? "in a container of the machine's root"
                                : "at the container's start",
                        List.of(
                                "%s%s run %s ..."
                                        .formatted(
                                                outside ? "sudo " : "",
                                                program,
                                                String.join(" ", flags))),
                        flags);
        return flags.contains(UNFILTERED) && flags.contains("--cap-add BPF")
                ? cure.noting(program.equals("docker") ? DOCKER_BY_AGE : BY_AGE)
                : cure;
    }

    @Override
    public List<Cure> together(Set<Capability> missing, List<Cure> others) {
        List<String> flags = parts(missing, others);
        return flags.isEmpty() ? List.of() : List.of(run(merged(flags)));
    }

    /** Capabilities that two cures name in different company are named once, and stand together. */
    private static List<String> merged(List<String> flags) {
        return flags.stream()
                .collect(Collectors.partitioningBy(flag -> flag.startsWith("--cap-add")))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
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

    /** What a limit on rtprio allows a user of the container has root by the capability. */
    @Override
    public List<Cure> limit(Limit limit, Capability instead) {
        return limit == Limit.RTPRIO ? capabilities(Set.of(instead)) : run(limit.engine());
    }

    /** The group above, which the engine makes, has to have some first. */
    @Override
    public List<Cure> realtimeTime(CpuGroup group) {
        String above = group.above();
        if (above.isEmpty()) {
            return Cures.super.realtimeTime(group);
        }
        String file = group.mount() + above + "/cpu.rt_runtime_us";
        return List.of(
                Cure.of(
                        OutsideCures.MACHINE + ", until it starts again",
                        "echo 200000 | sudo tee " + file),
                run(List.of("--cpu-rt-runtime=100000")));
    }

    @Override
    public String machine() {
        return OutsideCures.MACHINE + ", for all of it until it starts again";
    }

    @Override
    public List<Cure> outside() {
        List<String> flags = new ArrayList<>(List.of(OWN_USERS));
        flags.addAll(added(Set.of(Capability.SYS_PTRACE, Capability.BPF, Capability.PERFMON)));
        return List.of(run(flags));
    }
}
