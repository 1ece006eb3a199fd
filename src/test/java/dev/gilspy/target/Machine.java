package dev.gilspy.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A machine that is a folder, for those who test what is made of checks. */
public final class Machine {
    private final Path folder;
    private final Proc proc;
    private final Environment environment;

    private Machine(Path folder, Proc proc, Environment.Kind kind) {
        this.folder = folder;
        this.proc = proc;
        this.environment = new Environment(kind, false, "");
    }

    /** With Yama, without tracefs, and a user without capabilities. */
    public static Machine stingy(Path folder) throws IOException {
        FakeProc proc =
                new FakeProc(folder)
                        .write(
                                "self/status",
                                "Uid:\t1000\t1000\nGid:\t1000\t1000\nCapEff:\t0\n"
                                        + "CapBnd:\t000001ffffffffff\n")
                        .write("self/limits", "Max realtime priority     0       0\n")
                        .write("self/syscall", "running\n")
                        .write("self/schedstat", "1 2 3\n")
                        .write("1/stat", "1 (init) S 0\n")
                        .write("sys/kernel/osrelease", "6.1.0-13-amd64\n")
                        .write("sys/kernel/yama/ptrace_scope", "1\n");
        Files.createDirectories(folder.resolve("self/ns"));
        return new Machine(folder, proc.proc(), Environment.Kind.HOST);
    }

    /** The same, as a container of such a kind. */
    public Machine as(Environment.Kind kind) {
        return new Machine(folder, proc, kind);
    }

    public Environment environment() {
        return environment;
    }

    public Cures cures() {
        return Cures.of(proc, environment, Typed.ANYHOW.instead("record", "--pid", "PID"));
    }

    public List<Check> checks() {
        return new MachineChecks(proc, cures()).all(false);
    }

    /** By the rules alone. The folder's own path is of no interest. */
    public List<Check> kernelChecks() {
        return new KernelSourceChecks(proc, folder.resolve("sys"), "amd64", cures())
                .all().stream().map(this::atItsPlace).toList();
    }

    private Check atItsPlace(Check check) {
        return check.by(check.how().replace(folder.toString(), ""));
    }
}
