package dev.gilspy.target;

import java.util.List;
import java.util.Set;

/** For a service, by the lines of its unit; see systemd.exec(5). */
final class SystemdCures implements Cures {
    private final ProcStatus ours;
    private final String unit;
    private final Cures host;

    SystemdCures(ProcStatus ours, String unit, Typed typed) {
        this.ours = ours;
        this.unit = unit;
        this.host = new HostCures(ours, typed);
    }

    @Override
    public List<Cure> capabilities(Set<Capability> missing) {
        String names = Capability.full(Cures.ordered(missing), " ");
        boolean bounded = missing.stream().anyMatch(one -> !one.in(ours.capabilities("CapBnd")));
        String ambient = "AmbientCapabilities=" + names;
        return lines(
                bounded ? List.of("CapabilityBoundingSet=" + names, ambient) : List.of(ambient));
    }

    private List<Cure> lines(List<String> lines) {
        String where = "under [Service] in sudo systemctl edit " + unit;
        return List.of(Cure.of(where, lines, lines));
    }

    @Override
    public List<Cure> together(Set<Capability> missing, List<Cure> others) {
        List<String> lines = parts(missing, others);
        return lines.isEmpty() ? List.of() : lines(lines);
    }

    /** Several lines of calls that are allowed add up. */
    @Override
    public List<Cure> calls(List<String> names) {
        return lines(List.of("SystemCallFilter=" + String.join(" ", names)));
    }

    @Override
    public List<Cure> tracefs() {
        return host.tracefs();
    }

    @Override
    public List<Cure> limit(Limit limit, Capability instead) {
        return lines(List.of(limit.systemd()));
    }

    @Override
    public List<Cure> outside() {
        return lines(List.of("PrivateUsers=no"));
    }

    @Override
    public List<Cure> visible() {
        return lines(List.of("ProtectProc=default", "ProcSubset=all"));
    }
}
