package dev.gilspy.aggregate;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/** One thread's account: its time by state, its holds and its waits. */
final class ThreadLedger {
    private final long[] stateNanos = new long[ThreadState.values().length];
    private final long[] blockedNanos = new long[BlockedKind.values().length];
    private final Map<EpisodeKind, Episodes> episodes = new EnumMap<>(EpisodeKind.class);
    private final IntervalLog intervals;

    private ThreadInfo info;
    private ThreadAccount account;
    private GilAccount gilAccount;
    private long samples;
    private long lastNanos = Long.MIN_VALUE;
    private OpenEpisode open;

    ThreadLedger(ThreadInfo info, IntervalLog intervals) {
        this.info = info;
        this.intervals = intervals;
        for (EpisodeKind kind : EpisodeKind.values()) {
            episodes.put(kind, new Episodes());
        }
    }

    ThreadInfo info() {
        return info;
    }

    void rename(ThreadInfo newInfo) {
        info = newInfo;
    }

    /** When it was last seen; {@link Long#MIN_VALUE} if never. */
    long lastNanos() {
        return lastNanos;
    }

    long nanosIn(ThreadState state) {
        return stateNanos[state.ordinal()];
    }

    void add(Span span) {
        stateNanos[span.state().ordinal()] += span.nanos();
        if (span.state() == ThreadState.BLOCKED) {
            blockedNanos[span.kind().ordinal()] += span.nanos();
        }
        EpisodeKind kind = EpisodeKind.of(span.state()).orElse(null);
        if (open != null && (kind != open.kind() || !span.continued())) {
            closeEpisode();
        }
        if (kind != null) {
            open = open == null ? OpenEpisode.beginningWith(kind, span) : open.goingOnWith(span);
        }
        if (span.uncertaintyNanos() > 0) {
            episodes.values().forEach(Episodes::markSampled);
        }
        lastNanos = span.toNanos();
    }

    private void closeEpisode() {
        if (open != null && !open.negligible()) {
            episodes.get(open.kind()).add(open.nanos(), open.uncertaintyNanos());
            intervals.record(info.id(), open.kind(), open.nanos(), lastNanos);
        }
        open = null;
    }

    void addSamples(int count) {
        samples += count;
    }

    void account(ThreadAccount newest) {
        account = newest;
    }

    void gilAccount(GilAccount newest) {
        gilAccount = newest;
    }

    /** Takes over everything of a thread that is to have no line of its own any more. */
    void addAll(ThreadLedger ended) {
        ended.closeEpisode();
        for (int i = 0; i < stateNanos.length; i++) {
            stateNanos[i] += ended.stateNanos[i];
        }
        for (int i = 0; i < blockedNanos.length; i++) {
            blockedNanos[i] += ended.blockedNanos[i];
        }
        ended.episodes.forEach((kind, theirs) -> episodes.get(kind).addAll(theirs));
        samples += ended.samples;
        account = sum(account, ended.account, ThreadAccount::plus);
        gilAccount = sum(gilAccount, ended.gilAccount, GilAccount::plus);
    }

    private static <T> T sum(T mine, T theirs, BinaryOperator<T> plus) {
        if (mine == null || theirs == null) {
            return mine == null ? theirs : mine;
        }
        return plus.apply(mine, theirs);
    }

    ThreadSummary summary(Resolution resolution) {
        Map<ThreadState, Long> states = new EnumMap<>(ThreadState.class);
        long observedNanos = 0;
        for (ThreadState state : ThreadState.values()) {
            states.put(state, nanosIn(state));
            observedNanos += nanosIn(state);
        }
        Map<BlockedKind, Long> kinds = new EnumMap<>(BlockedKind.class);
        for (BlockedKind kind : BlockedKind.values()) {
            if (kind != BlockedKind.NONE) {
                kinds.put(kind, blockedNanos[kind.ordinal()]);
            }
        }
        return new ThreadSummary(
                info,
                samples,
                observedNanos,
                states,
                kinds,
                quantiles(EpisodeKind.HOLD, resolution),
                quantiles(EpisodeKind.WAIT, resolution),
                account,
                gilAccount);
    }

    private Quantiles quantiles(EpisodeKind kind, Resolution resolution) {
        boolean goesOn = open != null && open.kind() == kind;
        return episodes.get(kind).quantiles(goesOn ? open : null, resolution);
    }
}
