package dev.gilspy.aggregate;

import dev.gilspy.model.Span;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins spans to holds, waits and sleeps with the GIL, and keeps them in bounded memory. */
final class StretchLog {
    /** About 50 bytes each; more than any window shows. */
    static final int MOST = 50_000;

    private final Thinned<Stretch> ended =
            new Thinned<>(
                    MOST,
                    Stretch::fromNanos,
                    stretch -> List.of(stretch.thread(), stretch.kind()),
                    Stretch::longer);
    private final Map<Integer, OpenStretch> episodes = new HashMap<>();
    private final Map<Integer, OpenStretch> sleeps = new HashMap<>();

    /** One that goes on. */
    private record OpenStretch(long fromNanos, long toNanos, OpenEpisode episode) {

        static OpenStretch beginningWith(EpisodeKind kind, Span span) {
            OpenEpisode episode = OpenEpisode.beginningWith(kind, span);
            return new OpenStretch(span.fromNanos(), span.toNanos(), episode);
        }

        OpenStretch goingOnWith(Span span) {
            return new OpenStretch(fromNanos, span.toNanos(), episode.goingOnWith(span));
        }

        Stretch as(int thread, Stretch.Kind kind) {
            return new Stretch(thread, kind, fromNanos, toNanos);
        }

        private Stretch.Kind kind() {
            return episode.kind() == EpisodeKind.WAIT ? Stretch.Kind.WAIT : Stretch.Kind.HOLD;
        }
    }

    /**
     * @param span times since the recording began
     */
    void add(int thread, Span span) {
        addEpisode(thread, span);
        addSleep(thread, span);
    }

    private void addEpisode(int thread, Span span) {
        EpisodeKind kind = EpisodeKind.of(span.state()).orElse(null);
        OpenStretch open = episodes.get(thread);
        boolean goesOn = open != null && open.episode().kind() == kind && span.continued();
        if (open != null && !goesOn) {
            finished(thread, episodes.remove(thread)).ifPresent(ended::add);
        }
        if (kind != null) {
            episodes.put(
                    thread,
                    goesOn ? open.goingOnWith(span) : OpenStretch.beginningWith(kind, span));
        }
    }

    private static Optional<Stretch> finished(int thread, OpenStretch open) {
        return open.episode().negligible()
                ? Optional.empty()
                : Optional.of(open.as(thread, open.kind()));
    }

    private void addSleep(int thread, Span span) {
        boolean sleeps = span.state() == ThreadState.HELD_BLOCKED;
        OpenStretch open = this.sleeps.get(thread);
        boolean goesOn = sleeps && open != null && open.toNanos() == span.fromNanos();
        if (open != null && !goesOn) {
            ended.add(this.sleeps.remove(thread).as(thread, Stretch.Kind.HELD_BLOCKED));
        }
        if (sleeps) {
            OpenStretch begun = OpenStretch.beginningWith(EpisodeKind.HOLD, span);
            this.sleeps.put(thread, goesOn ? open.goingOnWith(span) : begun);
        }
    }

    /** Keeps no more than so many from now on. */
    void limit(int most) {
        ended.limit(most);
    }

    /** Threads that share another's line from now on have ended, and so has what they did. */
    void replaceThreads(Map<Integer, Integer> newIds) {
        for (int thread : newIds.keySet()) {
            open(thread).forEach(ended::add);
            episodes.remove(thread);
            sleeps.remove(thread);
        }
        ended.replaceAll(
                stretch -> stretch.of(newIds.getOrDefault(stretch.thread(), stretch.thread())));
    }

    private List<Stretch> open(int thread) {
        List<Stretch> open = new ArrayList<>();
        Optional.ofNullable(episodes.get(thread))
                .flatMap(episode -> finished(thread, episode))
                .ifPresent(open::add);
        Optional.ofNullable(sleeps.get(thread))
                .map(sleep -> sleep.as(thread, Stretch.Kind.HELD_BLOCKED))
                .ifPresent(open::add);
        return open;
    }

    /** See {@link Timeline#stretchNanos}. */
    long stretchNanos() {
        return ended.stretchNanos();
    }

    /** By time, then thread, then kind; what has not ended as far as it is known. */
    List<Stretch> stretches() {
        List<Stretch> all = new ArrayList<>(ended.all());
        episodes.keySet().forEach(thread -> all.addAll(open(thread)));
        all.sort(
                Comparator.comparingLong(Stretch::fromNanos)
                        .thenComparing(Stretch::thread)
                        .thenComparing(Stretch::kind));
        return all;
    }
}
