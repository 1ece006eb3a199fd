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
    private final ThreadSlices slices;
    private final long announcedNanos;

    private ThreadInfo info;
    private StateTimes times;
    private ThreadAccount account;
    private GilAccount gilAccount;
    private long samples;
    private final EpisodeStream stream = new EpisodeStream(this::ended);

    /**
     * @param nowNanos when it is announced
     */
    ThreadLedger(ThreadInfo info, IntervalLog intervals, SliceLog slices, long nowNanos) {
        this.announcedNanos = nowNanos;
        this.intervals = intervals;
        this.slices = new ThreadSlices(slices, info.id());
        announce(info);
        for (EpisodeKind kind : EpisodeKind.values()) {
            episodes.put(kind, new Episodes());
        }
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
        slices.add(span, info.interpreter());
        stream.add(span);
        if (span.uncertaintyNanos() > 0) {
            episodes.values().forEach(Episodes::markSampled);
        }
    }

    private void ended(OpenEpisode episode, long atNanos) {
        episodes.get(episode.kind()).add(episode.nanos(), episode.uncertaintyNanos());
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
        return episodes.get(kind).quantiles(goesOn ? open : null, resolution);
    }
}
