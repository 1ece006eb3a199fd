package dev.gilspy.analysis;

import java.util.EnumSet;
import java.util.Set;

/** What a recording can be judged to be. The labels are part of the JSON report's schema. */
public enum VerdictCode {
    /** CPU-bound Python threads compete for the GIL. */
    GIL_BOUND("gil-bound"),
    /** The GIL is held during blocking calls. */
    HELD_WHILE_BLOCKED("held-while-blocked"),
    /** A native extension computes without releasing the GIL. */
    HELD_BY_NATIVE("held-by-native"),
    /** I/O threads queue behind a CPU-bound one. */
    CONVOY("convoy"),
    /** One thread computes; nobody competes with it. */
    SINGLE_THREADED_CPU("single-threaded-cpu"),
    /** A coroutine keeps its event loop from running. */
    EVENT_LOOP_BLOCKED("event-loop-blocked"),
    /** Threads wait for the outside; the GIL is innocent. */
    IO_BOUND("io-bound"),
    /** Native code computes in parallel; the GIL is innocent. */
    NATIVE_PARALLEL("native-parallel"),
    /** Threads are runnable and get no CPU. */
    CPU_STARVED("cpu-starved"),
    /** Interpreters compute in parallel, each under a GIL of its own. */
    INTERPRETERS_PARALLEL("interpreters-parallel"),
    /** Threads run Python code in parallel, without a GIL. */
    FREE_THREADED_SCALING("free-threaded-scaling"),
    /** The GIL is in the way of a build that could do without. */
    FREE_THREADED_GIL_ON("free-threaded-gil-on"),
    /** Next to nothing was done. */
    IDLE("idle"),
    /** No rule is sure. */
    MIXED("mixed"),
    /** Of several processes: together they use all CPUs. */
    CPUS_FULL("cpus-full", true),
    /** Of several processes: one has no time left while those of its kind have little to do. */
    UNEVEN_LOAD("uneven-load", true),
    /** Of several processes: each computes all the time, and CPUs are free. */
    TOO_FEW_WORKERS("too-few-workers", true),
    /** Of several processes: most of them have nothing to do. */
    MOSTLY_IDLE("mostly-idle", true);

    private final String label;
    private final boolean ofSeveral;

    VerdictCode(String label) {
        this(label, false);
    }

    VerdictCode(String label, boolean ofSeveral) {
        this.label = label;
        this.ofSeveral = ofSeveral;
    }

    /** What a single process can be judged to be; several together can be any of all. */
    public static Set<VerdictCode> ofOneProcess() {
        Set<VerdictCode> codes = EnumSet.allOf(VerdictCode.class);
        codes.removeIf(code -> code.ofSeveral);
        return codes;
    }

    public String label() {
        return label;
    }
}
