package dev.gilspy.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** For a container of a pod. */
final class KubernetesCures implements Cures {
    private static final String CONTAINER = "in the manifest, for gilspy's container";
    private static final String POD = "in the manifest, for the pod";

    private final ProcStatus ours;

    KubernetesCures(ProcStatus ours) {
        this.ours = ours;
    }

    /** What is added goes to root; another user of the container has none of it. */
    @Override
    public List<Cure> capabilities(Set<Capability> missing) {
        List<String> context = new ArrayList<>();
        if (ours.number("Uid") != 0) {
            context.add("runAsUser: 0");
        }
        Set<Capability> added = Capability.rootLacks(ours, missing);
        if (!added.isEmpty()) {
            context.add("capabilities: {add: [%s]}".formatted(Capability.bare(added, ", ")));
        }
        return List.of(context(context));
    }

    private static Cure context(List<String> parts) {
        return Cure.of(
                CONTAINER,
                List.of("securityContext: {%s}".formatted(String.join(", ", parts))),
                parts);
    }

    @Override
    public List<Cure> calls(List<String> names) {
        return List.of(context(List.of("seccompProfile: {type: Unconfined}")));
    }

    private static Cure line(String where, String yaml) {
        return Cure.of(where, List.of(yaml), List.of(yaml));
    }

    @Override
    public List<Cure> tracefs() {
        return List.of(
                line(POD, "volumes: [{name: tracing, hostPath: {path: /sys/kernel/tracing}}]"),
                line(
                        CONTAINER,
                        "volumeMounts: [{name: tracing, mountPath: /sys/kernel/tracing, readOnly:"
                                + " true}]"));
    }

    /** A pod sets no such limits. */
    @Override
    public List<Cure> limit(Limit limit, Capability instead) {
        return capabilities(Set.of(instead));
    }

    @Override
    public String machine() {
        return "on the node, for all of it until it starts again";
    }

    @Override
    public List<Cure> outside() {
        return List.of(line(POD, "hostUsers: true"));
    }

    /** A container has one securityContext; capabilities in it are all of its capabilities. */
    @Override
    public List<Cure> together(Set<Capability> missing, List<Cure> others) {
        List<Cure> contexts = new ArrayList<>(granted(missing));
        others.stream().filter(cure -> inContext(cure)).forEach(contexts::add);
        Stream<Cure> context =
                contexts.isEmpty() ? Stream.of() : Stream.of(context(Cures.parts(contexts)));
        return Stream.concat(context, others.stream().filter(cure -> !inContext(cure))).toList();
    }

    private static boolean inContext(Cure cure) {
        return !cure.lines().equals(cure.parts());
    }
}
