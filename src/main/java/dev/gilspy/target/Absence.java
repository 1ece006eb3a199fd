package dev.gilspy.target;

import dev.gilspy.error.NoTargetException;

/** The sentences for a process that is not there to be observed. */
final class Absence {
    private static final String LIST = "List the Python processes: pgrep -af python";

    private Absence() {}

    static NoTargetException noProcess(Proc proc, int pid) {
        boolean hidden =
                proc.find("self/mounts")
                        .map(mounts -> mounts.matches("(?s).* /proc proc \\S*hidepid=[12i].*"))
                        .orElse(false);
        if (hidden) {
            return new NoTargetException(
                    "There is no process " + pid + ", or /proc hides it (hidepid is set).",
                    Refusal.hint(Cures.here().visible()));
        }
        return new NoTargetException("There is no process " + pid + ".", LIST);
    }

    static NoTargetException threadOf(int owner, int tid) {
        return new NoTargetException(
                "%d is a thread of process %d, not a process.".formatted(tid, owner),
                "Use --pid " + owner);
    }

    static NoTargetException kernelThread(int pid) {
        return new NoTargetException(
                "Process " + pid + " is a thread of the kernel, not a program.", LIST);
    }

    static NoTargetException zombie(int pid, int parent) {
        return new NoTargetException(
                "Process %d has ended; it is a zombie until its parent %d takes note."
                        .formatted(pid, parent),
                LIST);
    }

    static NoTargetException ended(int pid) {
        return new NoTargetException("Process " + pid + " has ended.", "");
    }
}
