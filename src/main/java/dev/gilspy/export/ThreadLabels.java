package dev.gilspy.export;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one process's threads are called in the formats of other tools: by name and TID, since names
 * repeat. As the target has them: each format replaces what would break it.
 */
public final class ThreadLabels {
    private static final String NOT_KNOWN = "thread not known";

    private final Map<Integer, ThreadInfo> byId = new HashMap<>();

    public ThreadLabels(ProcessSummary process) {
        for (ThreadSummary summary : process.allThreads()) {
            byId.put(summary.thread().id(), summary.thread());
        }
    }

    /** The thread of that id; empty if there is none. */
    public Optional<ThreadInfo> find(int thread) {
        return Optional.ofNullable(byId.get(thread));
    }

    /** {@code worker-1 (4243)}. */
    public String of(int thread) {
        return label(thread, " ");
    }

    /** The same without a space: {@code worker-1(4243)}. */
    public String compact(int thread) {
        return label(thread, "");
    }

    /** The same of whom a wait is charged to, who may be nobody. */
    public String holder(int thread) {
        return thread == ThreadInfo.NOBODY ? "nobody that is known" : of(thread);
    }

    private String label(int thread, String between) {
        ThreadInfo info = byId.get(thread);
        if (info == null) {
            return NOT_KNOWN;
        }
        String name = info.name().isEmpty() ? "thread" : info.name();
        return info.tid() > 0 ? name + between + "(" + info.tid() + ")" : name;
    }
}
