package dev.gilspy.target;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What would allow more, in the words of what gilspy runs in: the one place where commands and
 * lines of manifests come from, for doctor as for messages. The best way of each is the first.
 */
public interface Cures {

    /** Capabilities that gilspy has not. */
    List<Cure> capabilities(Set<Capability> missing);

    /** System calls that a seccomp filter refuses. */
    List<Cure> calls(List<String> names);

    /** The folder of tracefs, where it is not mounted. */
    List<Cure> tracefs();

    /**
     * A resource limit.
     *
     * @param instead a capability that goes beyond such limits, for engines that set none
     */
    List<Cure> limit(Limit limit, Capability instead);

    /**
     * CPU time in real-time classes, of which a control group of version 1 has none by itself.
     *
     * @param group the one that gilspy is in
     */
    default List<Cure> realtimeTime(CpuGroup group) {
        return List.of(
                Cure.words(
                        "run gilspy in another control group, or give that one some of"
                                + " cpu.rt_runtime_us"));
    }

    /** Rights over the whole machine, where a user namespace keeps gilspy from them. */
    List<Cure> outside();

    /**
     * All that is missing at once: the capabilities, and what has parts.
     *
     * @param others cures for what no capability grants
     */
    default List<Cure> together(Set<Capability> missing, List<Cure> others) {
        return granted(missing);
    }

    /** What grants some capabilities; none if there are none to grant. */
    default List<Cure> granted(Set<Capability> missing) {
        return missing.isEmpty() ? List.of() : capabilities(missing);
    }

    /** The parts of what grants all that is missing, each once. */
    default List<String> parts(Set<Capability> missing, List<Cure> others) {
        return parts(Stream.concat(granted(missing).stream(), others.stream()).toList());
    }

    /** The parts of all of them, each once. */
    static List<String> parts(List<Cure> cures) {
        return cures.stream().flatMap(cure -> cure.parts().stream()).distinct().toList();
    }

    /** That /proc shows all processes. */
    default List<Cure> visible() {
        return capabilities(Set.of(Capability.SYS_PTRACE));
    }

    /** Where a setting of the kernel is made, and how long it holds. */
    default String machine() {
        return "for all of the machine, until it starts again";
    }

    /** A setting of the kernel, which is the whole machine's. */
    default List<Cure> setting(String key, String value) {
        String file = "/etc/sysctl.d/90-gilspy.conf";
        return List.of(
                Cure.of(machine(), "sudo sysctl " + key + "=" + value)
                        .noting("to keep it, write %s = %s into %s".formatted(key, value, file)));
    }

    /** A limit as the ways to set it call it. */
    enum Limit {
        RTPRIO("1", "1", "1"),
        MEMLOCK("unlimited", "-1", "infinity");

        private final String shell;
        private final String engine;
        private final String systemd;

        Limit(String shell, String engine, String systemd) {
            this.shell = shell;
            this.engine = engine;
            this.systemd = systemd;
        }

        /** As prlimit(1) has it. */
        String shell() {
            return "--" + name().toLowerCase(Locale.ROOT) + "=" + shell;
        }

        /** As Docker and Podman have it. */
        String engine() {
            return "--ulimit " + name().toLowerCase(Locale.ROOT) + "=" + engine;
        }

        /** As systemd.exec(5) has it. */
        String systemd() {
            return "Limit" + name() + "=" + systemd;
        }

        /** A line of limits.conf(5). */
        String ofUser(String user) {
            return "%s - %s %s".formatted(user, name().toLowerCase(Locale.ROOT), shell);
        }
    }

    /** For gilspy as it runs here. */
    static Cures here() {
        return of(Proc.SYSTEM, Environment.here(), Typed.here());
    }

    /** For gilspy as it runs here, were it typed in another way. */
    static Cures here(Typed typed) {
        return of(Proc.SYSTEM, Environment.here(), typed);
    }

    static Cures of(Proc proc, Environment environment, Typed typed) {
        ProcStatus ours = ProcStatus.read(proc.root().resolve("self")).orElse(ProcStatus.parse(""));
        return switch (environment.kind()) {
            case DOCKER -> new EngineCures("docker", ours, environment.ownUsers());
            case PODMAN -> new EngineCures("podman", ours, environment.ownUsers());
            case KUBERNETES -> new KubernetesCures(ours);
            case SYSTEMD -> new SystemdCures(ours, environment.unit(), typed);
            case LXC -> new OutsideCures(typed);
            case HOST, WSL -> new HostCures(ours, typed);
        };
    }

    /** In the order in which they are written here, each time the same. */
    static Set<Capability> ordered(Set<Capability> capabilities) {
        return new TreeSet<>(capabilities);
    }
}
