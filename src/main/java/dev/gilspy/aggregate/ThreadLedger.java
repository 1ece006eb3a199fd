package dev.gilspy.aggregate;

import dev.gilspy.model.GilAccount;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** One thread's account: its time by interpreter and state, its holds and its waits. */
final class ThreadLedger {
    private final Map<Integer, StateTimes> timesByInterpreter = new TreeMap<>();
    private final Map<EpisodeKind, Episodes> episodes = new EnumMap<>(EpisodeKind.class);
    private final IntervalLog intervals;

    /** Null if nobody asks for it. */
    private final ThreadSlices slices;

    private final long announcedNanos;

    private ThreadInfo info;
    private StateTimes times;
    private ThreadAccount account;
    private GilAccount gilAccount;
    private long samples;
    private boolean sampled;
    private final EpisodeStream stream = new EpisodeStream(this::ended);

    /**
     * @param slices null if nobody asks for it
     * @param nowNanos when it is announced
     */
    ThreadLedger(ThreadInfo info, IntervalLog intervals, SliceLog slices, long nowNanos) {
        this.announcedNanos = nowNanos;
        this.intervals = intervals;
        this.slices = slices == null ? null : new ThreadSlices(slices, info.id());
        announce(info);
    }

    ThreadInfo info() {
        return info;
    }

    /** Another name, or another interpreter that what follows is of. */
    void announce(ThreadInfo newInfo) {
        info = newInfo;
        times = timesIn(newInfo.interpreter());
    }

    private StateTimes timesIn(int interpreter) {
        return timesByInterpreter.computeIfAbsent(interpreter, absent -> new StateTimes());
    }

    /** Its time by the interpreters that it has been announced for. */
    Map<Integer, StateTimes> times() {
        return timesByInterpreter;
    }

    /** The interpreter in which it did most; of equal ones the one named last. */
    int home() {
        int home = info.interpreter();
        long most = times.busyNanos();
        for (Map.Entry<Integer, StateTimes> in : timesByInterpreter.entrySet()) {
            if (in.getValue().busyNanos() > most) {
                home = in.getKey();
                most = in.getValue().busyNanos();
            }
        }
        return home;
    }

    /** When it was last seen, or announced if it was not seen since. */
    long heardOfNanos() {
        return Math.max(announcedNanos, stream.lastNanos());
    }

    /** What it was in the middle of when it began to be observed. */
    void goesOn(OpenEpisode soFar) {
        stream.goesOn(soFar);
    }

    void add(Span span) {
        times.add(span);
        if (slices != null) {
            slices.add(span, info.interpreter());
        }
        stream.add(span);
        if (span.uncertaintyNanos() > 0 && !sampled) {
            markSampled();
        }
    }

    private void markSampled() {
        sampled = true;
        episodes.values().forEach(Episodes::markSampled);
    }

    /** Most threads of a large process hold and wait so seldom that they never need them. */
    private Episodes episodesOf(EpisodeKind kind) {
        return episodes.computeIfAbsent(kind, absent -> new Episodes(sampled));
    }

    private void ended(OpenEpisode episode, long atNanos) {
        episodesOf(episode.kind()).add(episode.nanos(), episode.uncertaintyNanos());
        intervals.record(info.id(), episode.kind(), episode.nanos(), atNanos);
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
        ended.stream.close();
        ended.timesByInterpreter.forEach((id, theirs) -> timesIn(id).addAll(theirs));
        if (ended.sampled) {
            markSampled();
        }
        ended.episodes.forEach((kind, theirs) -> episodesOf(kind).addAll(theirs));
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
        StateTimes all = new StateTimes();
        Map<Integer, ThreadSummary.Times> byInterpreter = new TreeMap<>();
        timesByInterpreter.forEach(
                (id, in) -> {
                    all.addAll(in);
                    byInterpreter.put(id, in.summary());
                });
        ThreadSummary.Times whole = all.summary();
        return new ThreadSummary(
                info.in(home()),
                samples,
                all.nanos(),
                whole.stateNanos(),
                whole.blockedNanos(),
                byInterpreter,
                quantiles(EpisodeKind.HOLD, resolution),
                quantiles(EpisodeKind.WAIT, resolution),
                account,
                gilAccount);
    }

    private Quantiles quantiles(EpisodeKind kind, Resolution resolution) {
        OpenEpisode open = stream.open();
        boolean goesOn = open != null && open.kind() == kind;
        return episodesOf(kind).quantiles(goesOn ? open : null, resolution);
    }
}
