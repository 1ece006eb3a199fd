package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.fuzz.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whatever the files of a machine, its control groups and its processes say: gilspy comes to an
 * answer about them. An input is several files, one after the other, with form feeds between them.
 */
class MachineFilesFuzzTest {
    private static final Cost COST = new Cost(16 << 20, 8192, 2000);
    private static final int MOST_BYTES = 2000;
    private static final int LOOKS = 3;
    private static final Environment HERE = new Environment(Environment.Kind.HOST, false, "");

    private static final List<String> MACHINE =
            List.of(
                    "self/status",
                    "self/limits",
                    "self/cgroup",
                    "self/mounts",
                    "self/uid_map",
                    "sys/kernel/osrelease",
                    "sys/kernel/yama/ptrace_scope",
                    "sys/kernel/security/lockdown");
    private static final List<String> PROCESS =
            List.of(
                    "42/stat",
                    "42/status",
                    "42/cmdline",
                    "42/environ",
                    "42/comm",
                    "42/maps",
                    "42/task/43/stat",
                    "42/task/43/status",
                    "42/task/43/comm",
                    "loadavg");

    /** The groups that a process is in, where they are mounted, and a quota. */
    @FuzzTest
    void anyGroups(byte @NotNull @WithLength(max = MOST_BYTES) [] bytes) throws Exception {
        String[] texts = texts(bytes, 3);
        Path quota = InputFile.with("cpu.max", texts[2].getBytes(StandardCharsets.ISO_8859_1));
        String mounts = texts[1].replace("HERE", quota.getParent().toString());
        COST.bound(
                bytes.length,
                () -> {
                    assertThat(CgroupQuota.cpusOf(plain(texts[0]), plain(mounts))).isPositive();
                    UsableCpus.cpuList(texts[2]);
                });
    }

    @FuzzTest
    void anyMachine(byte @NotNull @WithLength(max = MOST_BYTES) [] bytes) throws Exception {
        Proc proc = write("machine", MACHINE, bytes);
        COST.bound(bytes.length, () -> examine(proc));
    }

    private static void examine(Proc proc) {
        Environment here = Environment.of(proc, proc.root(), Map.of());
        assertThat(here.unit()).doesNotContainAnyWhitespaces().doesNotContain(";", "'", "`", "$");
        Cures cures = Cures.of(proc, here, Typed.ANYHOW);
        Path sys = proc.root().resolve("sys");
        Stream.concat(
                        new KernelSourceChecks(proc, sys, "amd64", cures).all().stream(),
                        new MachineChecks(proc, cures).all(false).stream())
                .forEach(check -> assertThat(check.finding()).isNotBlank());
        Limits limits = Limits.of(proc);
        limits.soft("Max locked memory").ifPresent(soft -> assertThat(soft).isNotNegative());
        KernelRelease.of(proc).before(5, 8);
    }

    @FuzzTest
    void anyProcess(byte @NotNull @WithLength(max = MOST_BYTES) [] bytes) throws Exception {
        Proc proc = write("process", PROCESS, bytes);
        COST.bound(bytes.length, () -> look(proc));
    }

    private static void look(Proc proc) {
        Roots named = new NamedRoots(proc, Pattern.compile("(a|b)+c"), 1);
        ProcessTree tree = new ProcessTree(proc, named, ProcessTree.Reach.DESCENDANTS);
        for (int i = 0; i < LOOKS; i++) {
            assertThat(tree.look()).hasSizeLessThanOrEqualTo(1);
        }
        Target target;
        try {
            target = Target.open(proc, 42);
        } catch (NoTargetException e) {
            assertThat(e.getMessage()).endsWith(".");
            return;
        }
        ask(target);
    }

    private static void ask(Target target) {
        assertThat(target.gone()).isEqualTo(!target.alive());
        target.environment();
        target.tracerPid();
        target.tasks().forEach(task -> assertThat(target.threadName(task.tid())).isNotNull());
        Namespaces namespaces = Namespaces.of(target);
        namespaces.hasThread(43);
        namespaces.localTid(43);
        assertThat(UsableCpus.of(target)).isPositive();
        new TargetChecks(target).facts();
        Access.to(target, Cures.of(target.proc(), HERE, Typed.ANYHOW)).outranked();
        try {
            target.firstRegion();
        } catch (IllegalArgumentException | GilspyException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    private static Proc write(String name, List<String> files, byte[] bytes) throws IOException {
        Path root = InputFile.folder(name);
        String[] texts = texts(bytes, files.size());
        for (int i = 0; i < texts.length; i++) {
            folders(name, files.get(i));
            InputFile.with(
                    name + "/" + files.get(i), texts[i].getBytes(StandardCharsets.ISO_8859_1));
        }
        return new Proc(root);
    }

    private static void folders(String name, String file) throws IOException {
        for (int slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
            InputFile.folder(name + "/" + file.substring(0, slash));
        }
    }

    /** The kernel writes no NUL there, which no path can have. */
    private static String plain(String text) {
        return text.replace('\0', ' ');
    }

    /** So many, whatever the input has. */
    private static String[] texts(byte[] bytes, int count) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1) + "\f".repeat(count);
        return Stream.of(all.split("\f", -1)).limit(count).toArray(String[]::new);
    }
}
