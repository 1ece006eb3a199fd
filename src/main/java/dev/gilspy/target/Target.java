package dev.gilspy.target;

import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process to observe, named by PID and start time so that a reused PID is noticed. Reads /proc
 * each time it is asked, opens nothing that must be closed, never disturbs the process. Immutable.
 */
public final class Target {
    private static final int ELF_CLASS = 4; // index of the byte that tells it, see elf(5)
    private static final int ELF_CLASS_32 = 1;

    private final Proc proc;
    private final int pid;
    private final ProcStat atOpening;

    private Target(Proc proc, int pid, ProcStat atOpening) {
        this.proc = proc;
        this.pid = pid;
        this.atOpening = atOpening;
    }

    /**
     * Names a running process; needs no permission. A stopped process is accepted.
     *
     * @throws NoTargetException if there is no such process, it is a thread of another one, has
     *     ended, or belongs to the kernel
     */
    public static Target open(int pid) {
        return open(Proc.SYSTEM, pid);
    }

    static Target open(Proc proc, int pid) {
        ProcStat stat =
                ProcStat.read(proc.process(pid)).orElseThrow(() -> Absence.noProcess(proc, pid));
        int owner = ProcStatus.read(proc.process(pid)).map(ProcStatus::processId).orElse(pid);
        if (owner != pid && owner != 0) {
            throw Absence.threadOf(owner, pid);
        }
        if (stat.kernelThread()) {
            throw Absence.kernelThread(pid);
        }
        if (stat.zombie()) {
            throw Absence.zombie(pid, stat.parentPid());
        }
        return new Target(proc, pid, stat);
    }

    public int pid() {
        return pid;
    }

    /** When it started, in clock ticks since boot. */
    public long startTicks() {
        return atOpening.startTicks();
    }

    /** Its parent when it was opened; 0 if that is outside this PID namespace. */
    public int parentPid() {
        return atOpening.parentPid();
    }

    /** The command line, one element an argument; empty if the process has ended or wiped it. */
    public List<String> command() {
        return words("cmdline");
    }

    /**
     * The environment that it was started with, one element a variable; empty if it has ended or
     * this user may not see it.
     */
    public List<String> environment() {
        return words("environ");
    }

    private List<String> words(String file) {
        return ProcWords.read(folder().resolve(file));
    }

    /** Whether it still runs: the same process, and not ended. */
    public boolean alive() {
        return now().map(stat -> !stat.zombie()).orElse(false);
    }

    /** Whether it runs another program than when it was opened, by execve(2). */
    public boolean replaced() {
        return now().map(this::isReplaced).orElse(false);
    }

    private boolean isReplaced(ProcStat stat) {
        return stat.startStack() != atOpening.startStack();
    }

    /**
     * Whether it has ended, or runs another program than when it was opened. Not where gilspy may
     * open no file that could say so.
     */
    public boolean gone() {
        try {
            return now().map(stat -> stat.zombie() || isReplaced(stat)).orElse(true);
        } catch (NotPermittedException e) {
            return false;
        }
    }

    /** Whether it has ended, and its parent has not asked for its status yet. */
    public boolean zombie() {
        return now().map(ProcStat::zombie).orElse(false);
    }

    /** Whether a signal or a debugger has stopped it: then nothing in it moves. */
    public boolean stopped() {
        return now().map(ProcStat::stopped).orElse(false);
    }

    /** The process that traces it, e.g. a debugger's; 0 if none but gilspy, or not known. */
    public int tracerPid() {
        int tracer = tracer();
        return isOurs(tracer) ? 0 : tracer;
    }

    /** Whether gilspy itself has stopped it, with ptrace(2). */
    public boolean heldByUs() {
        return isOurs(tracer());
    }

    private int tracer() {
        return ProcStatus.read(folder()).map(status -> status.number("TracerPid")).orElse(0);
    }

    /** A tracer is a thread, by whose TID the kernel calls it. */
    private static boolean isOurs(int tracer) {
        return tracer != 0 && Files.exists(Path.of("/proc/self/task/" + tracer));
    }

    private Optional<ProcStat> now() {
        return ProcStat.read(folder()).filter(stat -> stat.startTicks() == startTicks());
    }

    /**
     * The regions of its memory that show a file or hold code, by address. A process may have tens
     * of thousands of others, which tell nothing.
     *
     * @throws NoTargetException if it has ended
     * @throws dev.gilspy.error.NotPermittedException if this user may not see them
     */
    public List<MappedRegion> maps() {
        return maps(MapsParser.MOST_REGIONS);
    }

    /** The first of them; the exceptions are those of {@link #maps}. */
    public MappedRegion firstRegion() {
        return maps(1).get(0);
    }

    private List<MappedRegion> maps(int most) {
        try (InputStream in = Files.newInputStream(folder().resolve("maps"))) {
            List<MappedRegion> regions =
                    MapsParser.parse(
                            in, region -> region.executable() || region.inode() != 0, most);
            if (regions.isEmpty()) {
                throw Absence.ended(pid);
            }
            return regions;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The executable's path as the target knows it; "" if it cannot be seen. */
    public String executable() {
        try {
            return Files.readSymbolicLink(folder().resolve("exe")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether its executable is a 32-bit one; false if it cannot be seen. */
    public boolean is32Bit() {
        try (InputStream in = Files.newInputStream(folder().resolve("exe"))) {
            byte[] start = in.readNBytes(ELF_CLASS + 1);
            return start.length > ELF_CLASS && start[ELF_CLASS] == ELF_CLASS_32;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Its threads at this moment, by TID.
     *
     * @throws NoTargetException if it has ended
     */
    public List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder().resolve("task"))) {
            for (Path task : folders) {
                int tid = Integer.parseInt(task.getFileName().toString());
                ProcStat.read(task).ifPresent(stat -> tasks.add(new Task(tid, stat.startTicks())));
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return tasks;
    }

    /**
     * The name that a thread has in the kernel (pthread_setname_np), cut off at 15 bytes, where
     * somebody gave it one: a thread begins with its maker's, in the end the program's.
     *
     * @return "" if it has none of its own, or has ended
     */
    public String threadName(int tid) {
        String program = Proc.read(folder().resolve("comm")).orElse("");
        return Proc.read(folder().resolve("task/" + tid + "/comm"))
                .filter(name -> !name.equals(program))
                .map(String::strip)
                .orElse("");
    }

    /** /proc/PID. */
    public Path folder() {
        return proc.process(pid);
    }

    Proc proc() {
        return proc;
    }

    /** Why something of this process could not be read: it has ended, or it is forbidden. */
    public RuntimeException failure(IOException cause) {
        return alive() ? new Permissions(this).refusal(cause) : Absence.ended(pid);
    }
}
