package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.elf.Tool;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.TextOptions;
import dev.gilspy.report.TextReport;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Namesakes;
import dev.gilspy.target.LiveProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target in a container, gilspy outside; and processes that are odd in other ways. */
@Tag("live")
@Needs({Permission.PTRACE, Permission.KERNEL, Permission.ROOT})
class ContainerLiveTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @TempDir private Path folder;

    /** Another root folder, C library, PID namespace and file system (overlay) than gilspy's. */
    @Test
    void isObservedFromOutsideByBothSources() throws Exception {
        try (LiveProcess container = start()) {
            int pid = container.lastDescendant();
            assertSpinners(Recordings.recordExactly(pid, ONE_SECOND), pid);
            assertSpinners(Recordings.recordNative(pid, ONE_SECOND), pid);

            NoTargetException failure = new NoTargetException("There is no process 1.", "");
            assertThat(Namesakes.mention(1, failure))
                    .hasMessage(failure.getMessage())
                    .satisfies(better -> assertThat(better.hint()).contains("--pid " + pid));
        }
    }

    private static void assertSpinners(ReportQuery report, int pid) {
        for (String name : List.of("spin-0", "spin-1")) {
            assertThat(report.heldShare(name)).as(name).isBetween(0.25, 0.75);
            assertThat(report.stackOf(name)).extracting(Frame::function).contains("spin");
        }
        assertThat(report.share("MainThread", ThreadState.BLOCKED)).isGreaterThan(0.95);
        ThreadInfo main = report.thread("MainThread").thread();
        assertThat(main.tid()).isEqualTo(pid);
        assertThat(main.localTid()).isEqualTo(1);
        assertThat(new TextReport(new TextOptions(120, false, false)).render(report.summary()))
                .contains("TID (inside)", pid + " (1)");
    }

    private LiveProcess start() {
        Python python =
                PythonVersions.installed()
                        .filter(one -> one.minor() == LayoutLibrary.newest(false).minor())
                        .findFirst()
                        .orElseThrow();
        Path tree = python.executable();
        while (!Files.isDirectory(tree.resolve("usr"))) {
            tree = tree.getParent();
        }
        String inside = "/" + tree.relativize(python.executable());
        LiveProcess container =
                LiveProcess.start(
                        "test-fixtures/containers/overlay.sh",
                        tree.toString(),
                        folder.toString(),
                        Path.of("test-fixtures/python").toAbsolutePath().toString(),
                        inside,
                        "/fixtures/spinners.py",
                        "60");
        assertThat(container.line()).isEqualTo("ready 1");
        return container;
    }

    @Test
    void sixtyFiveThousandMappingsAreTakenInStride() {
        try (PythonFixture target =
                PythonFixture.start(PythonVersions.any(), "many_mappings.py", 60)) {
            long began = System.nanoTime();
            Attachment.to(target.pid(), "test");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(5));
            ReportQuery report = Recordings.recordNative(target.pid(), ONE_SECOND);
            assertThat(report.heldShare("spin")).isGreaterThan(0.9);
        }
    }

    /** As some programs bring their own malloc: thread descriptors and stacks lie elsewhere. */
    @Test
    void anotherAllocatorChangesNothing() throws IOException {
        Path source =
                Files.writeString(
                        folder.resolve("allocator.c"),
                        """
                        #include <stddef.h>
                        extern void *__libc_malloc(size_t), *__libc_realloc(void *, size_t);
                        void *malloc(size_t n) { return __libc_malloc(2 * n + 4096); }
                        void *realloc(void *p, size_t n) { return __libc_realloc(p, 2 * n + 4096); }
                        """);
        Path library = folder.resolve("allocator.so");
        Tool.output(List.of("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
        Python python = PythonVersions.any().with(Map.of("LD_PRELOAD", library.toString()));
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60)) {
            ReportQuery report = Recordings.record(target.pid(), ONE_SECOND);
            assertThat(report.heldShare("spin-0") + report.heldShare("spin-1"))
                    .isBetween(0.95, 1.01);
            assertThat(report.stackOf("spin-0")).extracting(Frame::function).contains("spin");
        }
    }

    @Test
    void aThirtyTwoBitProgramIsCalledThat() throws IOException {
        Path program = folder.resolve("program");
        Path source =
                Files.writeString(
                        folder.resolve("program.c"),
                        "void _start(void) { for (;;) __asm__(\"int $0x80\" :: \"a\"(29)); }");
        Tool.output(List.of("cc", "-m32", "-nostdlib", "-static", "-o", program + "", source + ""));
        try (LiveProcess process = LiveProcess.start(program.toString())) {
            assertThatThrownBy(() -> Attachment.to(process.pid(), "test"))
                    .isInstanceOf(UnsupportedInterpreterException.class)
                    .hasMessage("Process %d (%s) is a 32-bit program.", process.pid(), program);
        }
    }

    /** What is found may be of the one program or the other, but is always a sentence. */
    @Test
    void aProcessThatKeepsReplacingItselfIsReadOrRefused() {
        Python python = PythonVersions.any();
        String again =
                "import os, sys, time; time.sleep(0.03); os.execv(sys.executable, sys.argv_)";
        List<String> command = new ArrayList<>(List.of(python.executable().toString(), "-c"));
        command.add(again.replace("sys.argv_", "[sys.executable] + sys.orig_argv[1:]"));
        try (LiveProcess process = LiveProcess.start(command, python.environment())) {
            int read = 0;
            for (int i = 0; i < 200; i++) {
                try {
                    Attachment.to(process.pid(), "test");
                    read++;
                } catch (NoTargetException | UnsupportedInterpreterException e) {
                    assertThat(e.getMessage()).endsWith(".");
                }
            }
            assertThat(read).isPositive();
        }
    }
}
