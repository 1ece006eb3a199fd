package dev.gilspy.target;

import java.util.List;
import java.util.Set;

/** For a shell on a machine of its own. */
final class HostCures implements Cures {
    private final ProcStatus ours;
    private final Typed typed;

    HostCures(ProcStatus ours, Typed typed) {
        this.ours = ours;
        this.typed = typed;
    }

    /**
     * The rights of root, or as the same user those that are missing alone, as ambient capabilities
     * (capabilities(7)). File capabilities, setcap(8), are no way: with them the loader does not
     * look beside java for java's own libraries, and it does not start.
     */
    @Override
    public List<Cure> capabilities(Set<Capability> missing) {
        String given = givenAway(missing);
        if (!given.isEmpty()) {
            return List.of(Cure.of("in another login, since " + given, typed.withSudo("")));
        }
        return List.of(
                asRoot(),
                Cure.of(
                        "or as yourself, with nothing more than that",
                        typed.withSudo(onlyWith(missing))));
    }

    /** Why no program that this shell starts can get them; "" if one can. */
    private String givenAway(Set<Capability> missing) {
        if (ours.number("NoNewPrivs") != 0) {
            return "this one may gain no rights (no_new_privs)";
        }
        boolean bounded =
                !ours.text("CapBnd").isEmpty()
                        && missing.stream().anyMatch(one -> !one.in(ours.capabilities("CapBnd")));
        return bounded ? "this one has given them up for good (bounding set)" : "";
    }

    private Cure asRoot() {
        return new Cure("as root", List.of(typed.withSudo("")), "", true, List.of());
    }

    private String onlyWith(Set<Capability> missing) {
        String added = Capability.added(Cures.ordered(missing));
        return "setpriv --reuid=%d --regid=%d --init-groups --inh-caps=%s --ambient-caps=%s "
                .formatted(ours.number("Uid"), ours.number("Gid"), added, added);
    }

    @Override
    public List<Cure> calls(List<String> names) {
        return List.of(Cure.of("outside of the sandbox whose filter refuses it", typed.plainly()));
    }

    @Override
    public List<Cure> tracefs() {
        return List.of(
                Cure.of(
                                "until the machine starts again",
                                "sudo mount -t tracefs tracefs /sys/kernel/tracing")
                        .noting(
                                "to keep it, write tracefs /sys/kernel/tracing tracefs defaults 0 0"
                                        + " into /etc/fstab"));
    }

    @Override
    public List<Cure> limit(Limit limit, Capability instead) {
        return List.of(
                Cure.of("for this shell", "sudo prlimit --pid $$ " + limit.shell())
                        .noting(
                                "to keep it, write %s into /etc/security/limits.conf"
                                        .formatted(limit.ofUser("USER"))));
    }

    @Override
    public List<Cure> realtimeTime(CpuGroup group) {
        return group.mount().isEmpty()
                ? Cures.super.realtimeTime(group)
                : List.of(
                        Cure.of(
                                "for this shell, in the control group at the top",
                                "echo $$ | sudo tee %s/cgroup.procs".formatted(group.mount())));
    }

    @Override
    public List<Cure> outside() {
        return List.of(
                Cure.of(
                        "outside of the user namespace, as root of the machine",
                        typed.withSudo("")));
    }

    @Override
    public List<Cure> visible() {
        return List.of(
                asRoot(),
                Cure.of(
                        "for all users, until the machine starts again",
                        "sudo mount -o remount,hidepid=0 /proc"));
    }
}
