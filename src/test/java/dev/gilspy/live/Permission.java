package dev.gilspy.live;

import dev.gilspy.os.InstructionClock;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.target.Check;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a test may need from the machine, and whether it is had here: by trying, not by guessing.
 */
public enum Permission {
    /** To look into one's own child process. */
    PTRACE("reading /proc/PID/syscall of a child is refused (kernel.yama.ptrace_scope?)") {
        @Override
        boolean tryIt() throws IOException {
            Process child = new ProcessBuilder("cat").start();
            try {
                Files.readString(Path.of("/proc/" + child.pid() + "/syscall"));
                return true;
            } catch (IOException e) {
                // Opening it is allowed and reading it is not: EPERM has no exception of its own.
                return false;
            } finally {
                child.destroyForcibly().onExit().join();
            }
        }
    },
    /** To be root. */
    ROOT("the tests do not run as root") {
        @Override
        boolean tryIt() throws IOException {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        }
    },
    /** To sample the instructions of one's own processes. */
    PERF_EVENTS("perf_event_open is refused (kernel.perf_event_paranoid above 2?)") {
        @Override
        boolean tryIt() {
            int self = Math.toIntExact(ProcessHandle.current().pid());
            try (InstructionClock clock = InstructionClock.open(self, 1_000_000)) {
                return clock.isOpen();
            }
        }
    },
    /** To have the kernel run gilspy's own programs. */
    KERNEL("the kernel refuses BPF programs (gilspy doctor says what would allow them)") {
        @Override
        boolean tryIt() {
            return KernelSource.probe().verdict() == Check.Verdict.OK;
        }
    },
    /** To compile for the kernel with the compiler that the shipped programs are from. */
    CLANG("there is no clang-14 (test-fixtures/clang/find.sh says why)") {
        @Override
        boolean tryIt() throws IOException {
            return succeeds("test-fixtures/clang/find.sh");
        }
    },
    /** To start containers. */
    CONTAINERS("there is no Podman (test-fixtures/podman/find.sh says why)") {
        @Override
        boolean tryIt() throws IOException {
            return succeeds("test-fixtures/podman/find.sh");
        }
    },
    /** To make a control group that has a CPU quota. */
    QUOTA(
            "no control group with a CPU quota can be made (needs root and a writable cgroup mount)") {
        @Override
        boolean tryIt() throws IOException {
            return new ProcessBuilder("python3", "-Bc", "import quota; quota.make(1).remove()")
                            .directory(new File("src/main/resources/demo"))
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        }
    },
    /** To run in a real-time scheduling class. */
    REALTIME("SCHED_FIFO is refused (CAP_SYS_NICE or a limit on rtprio allows it)") {
        @Override
        boolean tryIt() throws IOException {
            Process attempt =
                    new ProcessBuilder("chrt", "--fifo", "1", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            return attempt.onExit().join().exitValue() == 0;
        }
    };

    private final String refusal;
    private Boolean granted;

    Permission(String refusal) {
        this.refusal = refusal;
    }

    /** What is refused, and what would allow it. */
    public String refusal() {
        return refusal;
    }

    /** Whether it is had on this machine; tried once. */
    public synchronized boolean granted() {
        if (granted == null) {
            try {
                granted = tryIt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return granted;
    }

    private static boolean succeeds(String script) throws IOException {
        return new ProcessBuilder(script)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.INHERIT)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }

    abstract boolean tryIt() throws IOException;
}
