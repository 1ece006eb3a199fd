package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.os.BpfObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All in the kernel that an observer could leave behind: BPF programs and maps, probes and switched
 * on events of tracefs, mounts. Other gilspys may be at work on this machine; what some process has
 * a descriptor of is theirs.
 */
record KernelTraces(Set<String> bpf, Map<String, String> files) {
    private static final Path TRACEFS = Path.of("/sys/kernel/tracing");
    private static final List<Path> KEPT =
            List.of(
                    TRACEFS.resolve("uprobe_events"),
                    TRACEFS.resolve("kprobe_events"),
                    TRACEFS.resolve("set_event"),
                    TRACEFS.resolve("current_tracer"),
                    Path.of("/proc/self/mounts"));

    static KernelTraces now() {
        Map<String, String> files = new TreeMap<>();
        KEPT.stream().filter(Files::exists).forEach(file -> files.put(file.toString(), text(file)));
        return new KernelTraces(BpfObjects.loaded(), files);
    }

    /** The kernel frees what nobody has any more when it comes to it. */
    void assertNothingNew() {
        Waiting.until("the kernel keeps nothing", () -> newPrograms().isEmpty());
        assertThat(now().files).isEqualTo(files);
    }

    /** How many programs and maps there are that were not, whoever has them. */
    int sinceThen() {
        Set<String> since = BpfObjects.loaded();
        since.removeAll(bpf);
        return since.size();
    }

    private Set<String> newPrograms() {
        Set<String> since = BpfObjects.loaded();
        since.removeAll(bpf);
        since.removeAll(BpfObjects.inUse());
        return since;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
