package dev.gilspy.analysis;

import dev.gilspy.model.ThreadInfo;
import java.util.Set;

/**
 * A line or a column of a {@link BlameMatrix}: some threads, or what stands for those that are not
 * known.
 *
 * @param name of the thread or its group, as the target gave it; of the other kinds what people
 *     call them
 * @param threads ids of the threads; empty if it stands for none
 */
public record WaitParty(Kind kind, String name, Set<Integer> threads) {

    /** What stands behind a line or a column. */
    public enum Kind {
        /** One thread, or threads that share a name but for its digits. */
        THREADS,
        /** Nobody held the GIL: it was free, or on its way to the next one. */
        NOBODY,
        /** Somebody held it, and who is not known. */
        UNKNOWN,
        /** All those that have no line of their own. */
        OTHERS
    }

    static final WaitParty NOBODY = new WaitParty(Kind.NOBODY, "nobody", Set.of());
    static final WaitParty UNKNOWN = new WaitParty(Kind.UNKNOWN, "not known", Set.of());

    public WaitParty {
        threads = Set.copyOf(threads);
    }

    static WaitParty threads(String name, Set<Integer> threads) {
        return new WaitParty(Kind.THREADS, name, threads);
    }

    static WaitParty others(int count, Set<Integer> threads) {
        return new WaitParty(Kind.OTHERS, Shares.plural(count, "other"), threads);
    }

    /** What stands for a holder that is no thread. */
    static WaitParty withoutThread(int id) {
        return id == ThreadInfo.NOBODY ? NOBODY : UNKNOWN;
    }
}
