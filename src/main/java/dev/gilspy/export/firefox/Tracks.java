package dev.gilspy.export.firefox;

import dev.gilspy.aggregate.Moment;
import dev.gilspy.aggregate.Stretch;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.export.Names;
import dev.gilspy.export.Stacks;
import dev.gilspy.export.ThreadLabels;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the tracks of one process: one for each thread, busiest first, and before them one of who
 * made others wait, whose time is the waiting of all and whose stacks are those of the holders.
 */
final class Tracks {
    private static final String BLAME = "made others wait";

    private final ProcessSummary process;
    private final StackTables tables;
    private final long fromNanos;
    private final ThreadLabels labels;
    private final Map<Integer, List<Moment>> moments;
    private final Map<Integer, List<Stretch>> stretches;

    /**
     * @param fromNanos when the process's time begins, since the recording did
     */
    Tracks(ProcessSummary process, StackTables tables, long fromNanos) {
        this.process = process;
        this.fromNanos = fromNanos;
        this.tables = tables;
        this.labels = new ThreadLabels(process);
        this.moments =
                process.timeline().moments().stream()
                        .collect(Collectors.groupingBy(Moment::thread));
        this.stretches =
                process.timeline().stretches().stream()
                        .collect(Collectors.groupingBy(Stretch::thread));
    }

    List<Track> all() {
        List<Track> tracks = new ArrayList<>();
        List<Moment> waiting =
                process.timeline().moments().stream()
                        .filter(moment -> moment.state() == ThreadState.WAITING)
                        .toList();
        if (!waiting.isEmpty()) {
            tracks.add(track(BLAME, BLAME, false, samples(waiting, this::holderStack), List.of()));
        }
        for (ThreadSummary thread : process.threads()) {
            tracks.add(threadTrack(thread.thread()));
        }
        return tracks;
    }

    private Track threadTrack(ThreadInfo thread) {
        List<Moment> own = moments.getOrDefault(thread.id(), List.of());
        boolean main = thread.tid() == process.info().pid();
        String name = thread.name().isEmpty() ? labels.of(thread.id()) : thread.name();
        String tid = String.valueOf(thread.tid());
        return track(name, tid, main, samples(own, this::ownStack), markers(thread.id(), own));
    }

    private Track track(
            String name,
            String tid,
            boolean main,
            List<Track.Sample> samples,
            List<Marker> markers) {
        String command = Names.command(process);
        return new Track(
                name, tid, main, process.info().pid(), command, fromNanos, samples, markers);
    }

    /** Which stack a moment counts for. */
    private interface StackOf {
        int number(Moment moment);
    }

    private List<Track.Sample> samples(List<Moment> of, StackOf stack) {
        return of.stream()
                .map(
                        moment ->
                                new Track.Sample(
                                        atNanos(moment), stack.number(moment), moment.nanos()))
                .sorted(Comparator.comparingLong(Track.Sample::atNanos))
                .toList();
    }

    /** The middle of a moment; the beginning where the time is a sum of several. */
    private long atNanos(Moment moment) {
        boolean sums = process.timeline().momentNanos() > 0;
        long ownNanos = sums ? moment.fromNanos() : moment.fromNanos() + moment.nanos() / 2;
        return fromNanos + ownNanos;
    }

    private int ownStack(Moment moment) {
        return tables.stack(Stacks.shown(moment.frames()), moment.state());
    }

    private int holderStack(Moment moment) {
        List<Frame> frames = new ArrayList<>();
        frames.add(Stacks.named(labels.holder(moment.holder())));
        frames.addAll(moment.holderFrames());
        return tables.stack(frames, ThreadState.WAITING);
    }

    private List<Marker> markers(int thread, List<Moment> own) {
        MomentsOfThread known = new MomentsOfThread(own);
        return stretches.getOrDefault(thread, List.of()).stream()
                .map(stretch -> marker(stretch, known))
                .toList();
    }

    private Marker marker(Stretch stretch, MomentsOfThread known) {
        int stack = known.longestIn(stretch).map(this::ownStack).orElse(StackTables.NONE);
        int holder = StackTables.NONE;
        if (stretch.kind() == Stretch.Kind.WAIT) {
            holder =
                    known.holderIn(stretch)
                            .map(id -> tables.string(labels.holder(id)))
                            .orElse(StackTables.NONE);
        }
        String title = Marker.title(stretch.kind(), process.info().gilEnabled());
        return new Marker(stretch.later(fromNanos), tables.string(title), stack, holder);
    }
}
