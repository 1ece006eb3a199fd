package dev.gilspy.target;

import java.util.List;
import java.util.Set;

/** For a container of a pod. */
final class KubernetesCures implements Cures {
    private static final String CONTAINER = "in the manifest, for gilspy's container";

    private final ProcStatus ours;

    KubernetesCures(ProcStatus ours) {
        this.ours = ours;
    }

    /** What is added goes to root; another user of the container has none of it. */
    @Override
    public List<Cure> capabilities(Set<Capability> missing) {
        String user = ours.number("Uid") == 0 ? "" : "runAsUser: 0, ";
        return line(
                "securityContext: {%scapabilities: {add: [%s]}}"
                        .formatted(user, Capability.bare(Cures.ordered(missing), ", ")));
    }

    private static List<Cure> line(String yaml) {
        return List.of(Cure.of(CONTAINER, yaml));
    }

    @Override
    public List<Cure> calls(List<String> names) {
        return line("securityContext: {seccompProfile: {type: Unconfined}}");
    }

    @Override
    public List<Cure> tracefs() {
        return List.of(
                Cure.of(
                        "in the manifest, for the pod",
                        "volumes: [{name: tracing, hostPath: {path: /sys/kernel/tracing}}]"),
                Cure.of(
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
    public List<Cure> outside() {
        return List.of(Cure.of("in the manifest, for the pod", "hostUsers: true"));
    }
}
