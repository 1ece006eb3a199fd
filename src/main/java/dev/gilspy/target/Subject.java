package dev.gilspy.target;

import java.util.Locale;

/** What doctor looks at. The names in lower case are what programs know the checks by. */
public enum Subject {
    SYSTEM("system", ""),
    ENVIRONMENT("gilspy runs in", ""),
    CPUS("CPUs", ""),
    FILTER("seccomp filter", ""),

    READING_CALL("process_vm_readv", "all that is read from a target's memory"),
    OWN_PROCESSES("own processes", "looking into processes of gilspy's own user"),
    OTHERS_PROCESSES("others' processes", "looking into processes of other users"),
    PROC("/proc", "finding the processes of other users"),
    SYSTEM_CALLS("system calls", "telling what a thread waits for"),
    SCHEDULER_ACCOUNTS("scheduler accounts", "telling starved threads from running ones"),
    PTRACE("ptrace", "--pause, and record -- CMD from its first line on"),
    REALTIME("real-time class", "short holds on a busy machine, sampled from outside"),
    PERF_EVENTS("perf events", "native functions (--native)"),

    KERNEL_MACHINE("machine", "exact times"),
    KERNEL_VERSION("kernel", "exact times"),
    LOCKDOWN("lockdown", "exact times"),
    USER_NAMESPACE("user namespace", "exact times"),
    PROCESS_IDS("process ids", "exact times"),
    BPF_CAPABILITIES("capabilities", "exact times"),
    UNPRIVILEGED_BPF("unprivileged bpf", ""),
    LOCKED_MEMORY("locked memory", "exact times"),
    TRACEPOINTS("tracepoints", "exact times"),
    BPF_CALLS("bpf calls", "exact times"),
    BPF_PROGRAMS("programs", "exact times"),
    SOURCE("--exact=auto", ""),

    COMMAND("command", ""),
    SIZE("size", ""),
    OWNER("user", ""),
    NAMESPACES("namespaces", ""),
    TRACER("traced by", "--pause"),
    STATE("state", "anything to observe"),
    REPLACED("deleted files", ""),
    MEMORY("memory", "every figure"),
    INTERPRETER("interpreter", ""),
    FOUND_IN("found in", ""),
    RUNTIME("_PyRuntime", ""),
    SYMBOLS("native names", "names of native functions (--native)"),
    EXACT_TIMES("exact times", "exact times"),
    RECORDING("recording", "every figure");

    private final String label;
    private final String need;

    Subject(String label, String need) {
        this.label = label;
        this.need = need;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** What it is needed for, in one phrase; "" if it is a circumstance. */
    public String need() {
        return need;
    }

    /** For programs. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
