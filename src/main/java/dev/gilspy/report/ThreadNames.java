package dev.gilspy.report;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.ThreadInfo;
import java.util.Optional;

/** How threads are called in text. */
public final class ThreadNames {
    private ThreadNames() {}

    public static String of(ThreadSummary thread) {
        return of(thread.thread());
    }

    /** The name, or a dash while it is not known. */
    public static String of(ThreadInfo thread) {
        return thread.name().isEmpty() ? Shares.UNKNOWN : Columns.plain(thread.name());
    }

    /** The TID, behind it in brackets the one that its container knows, where that is another. */
    public static String tid(ThreadSummary thread) {
        ThreadInfo info = thread.thread();
        if (info.tid() <= 0) {
            return Shares.UNKNOWN;
        }
        return info.tid() + (info.inContainer() ? " (" + info.localTid() + ")" : "");
    }

    /** The name of a thread by its id, by its TID where it has none; empty if there is no such. */
    public static Optional<String> find(ProcessSummary process, int id) {
        return process.allThreads().stream()
                .map(ThreadSummary::thread)
                .filter(thread -> thread.id() == id)
                .map(thread -> thread.name().isEmpty() ? "TID " + thread.tid() : of(thread))
                .findFirst();
    }
}
