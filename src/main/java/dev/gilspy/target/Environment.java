package dev.gilspy.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What gilspy itself runs in, by the marks that it leaves: container engines put a file into the
 * root folder and name the control group, Kubernetes sets a variable. Such a file alone proves
 * nothing, since machines are made of container images; a container has namespaces of its own.
 *
 * @param ownUsers whether root is not the machine's own here, as in a rootless container
 * @param unit of a systemd service, e.g. {@code gilspy.service}; "" if it is none
 */
public record Environment(Kind kind, boolean ownUsers, String unit) {
    private static final Pattern SERVICE = Pattern.compile("/(?!user@)([\\w:.\\\\@-]+\\.service)$");

    /** Numbers are fixed: include/linux/proc_ns.h, PROC_*_INIT_INO. */
    private static final Map<String, Long> FIRST_NAMESPACES =
            Map.of(
                    "pid", PidNamespace.FIRST_INODE,
                    "uts", 4026531838L,
                    "ipc", 4026531839L,
                    "cgroup", 4026531835L);

    /** For whose way to grant something there are words. */
    public enum Kind {
        HOST("this machine"),
        SYSTEMD("a systemd service"),
        DOCKER("a Docker container"),
        PODMAN("a Podman container"),
        KUBERNETES("a Kubernetes pod"),
        LXC("an LXC container"),
        WSL("the Windows Subsystem for Linux");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** With an article. */
        public String words() {
            return words;
        }
    }

    public static Environment here() {
        return of(Proc.SYSTEM, Path.of("/"), System.getenv());
    }

    /**
     * @param root {@code /} but for tests
     */
    static Environment of(Proc proc, Path root, Map<String, String> variables) {
        String groups = proc.find("self/cgroup").orElse("");
        Kind kind = container(proc, root, variables, groups);
        Matcher service = service(groups);
        boolean inService = kind == Kind.HOST && service.find();
        return new Environment(
                inService ? Kind.SYSTEMD : kind,
                !Access.initialUserNamespace(proc),
                inService ? service.group(1) : "");
    }

    private static Kind container(
            Proc proc, Path root, Map<String, String> variables, String groups) {
        if (variables.containsKey("KUBERNETES_SERVICE_HOST") || groups.contains("kubepods")) {
            return Kind.KUBERNETES;
        }
        boolean own = ownNamespaces(proc);
        if (groups.contains("/libpod-") || own && Files.exists(root.resolve("run/.containerenv"))) {
            return Kind.PODMAN;
        }
        if (groups.matches("(?s).*/docker[/-].*")
                || own && Files.exists(root.resolve(".dockerenv"))) {
            return Kind.DOCKER;
        }
        String manager = Proc.read(root.resolve("run/systemd/container")).orElse("");
        if (groups.contains("/lxc") || manager.startsWith("lxc")) {
            return Kind.LXC;
        }
        String release = proc.find("sys/kernel/osrelease").orElse("").toLowerCase(Locale.ROOT);
        return release.contains("microsoft") ? Kind.WSL : Kind.HOST;
    }

    /**
     * The last line's group, e.g. {@code 0::/system.slice/gilspy.service}; a shell's is a scope.
     */
    private static Matcher service(String groups) {
        String unified =
                groups.lines().filter(line -> line.startsWith("0::")).findFirst().orElse("");
        return SERVICE.matcher(unified);
    }

    /** Where /proc does not show them, we take it that there are none. */
    private static boolean ownNamespaces(Proc proc) {
        return FIRST_NAMESPACES.entrySet().stream()
                .anyMatch(first -> differs(proc, first.getKey(), first.getValue()));
    }

    private static boolean differs(Proc proc, String kind, long first) {
        try {
            Path link = Files.readSymbolicLink(proc.root().resolve("self/ns/" + kind));
            return !link.toString().equals("%s:[%d]".formatted(kind, first));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the rights and files that gilspy has are those that somebody gave a container. */
    public boolean container() {
        return switch (kind) {
            case DOCKER, PODMAN, KUBERNETES, LXC -> true;
            case HOST, SYSTEMD, WSL -> false;
        };
    }
}
