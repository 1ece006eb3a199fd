package dev.gilspy.source.remote;

import dev.gilspy.error.NoTargetException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.TargetWatch;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.UsageBudget;
import dev.gilspy.source.UsageWatch;
import dev.gilspy.symbols.NativeCode;
import dev.gilspy.target.Target;

/**
 * The way of one process's observations from the sampling thread to its observer, which the thread
 * that passes them on goes in steps. Made by any thread; used by that one alone.
 */
final class ProcessStream {
    private final Attachment attachment;
    private final Target target;
    private final Settings settings;
    private final Observer observer;
    private final ObservationRing ring;
    private final ThreadNames names;
    private final SamplerParts parts;
    private final SampledProcess sampled;
    private final TargetWatch watch;
    private final UsageWatch usage;

    /** The observer, with functions in the place of instructions; null before it has begun. */
    private Observer named;

    private boolean over;

    /**
     * @param reader who will pass on
     */
    ProcessStream(
            Attachment attachment,
            Settings settings,
            Observer observer,
            StopSignal stop,
            Reader reader) {
        this.attachment = attachment;
        this.target = attachment.target();
        this.settings = settings;
        this.observer = observer;
        this.ring = new ObservationRing(reader.room().ringSlots(), reader.thread());
        this.names = attachment.names(ring);
        this.parts =
                SamplerParts.of(attachment, settings, ring, names, reader.room().instructions());
        parts.free()
                .watchGil(
                        attachment.info().gilEnabled(),
                        on -> ring.call(next -> next.process(attachment.info(on))));
        this.sampled = new SampledProcess(parts, settings, stop);
        this.watch = TargetWatch.of(target);
        this.usage = new UsageWatch(target, reader.budget());
    }

    /**
     * Who passes on.
     *
     * @param budget of all processes whose streams it reads
     */
    record Reader(Thread thread, Room room, UsageBudget budget) {}

    /**
     * Sizes of what is there for each process.
     *
     * @param ringSlots a power of 2
     * @param instructions at most so many are shown as native functions
     */
    record Room(int ringSlots, int instructions) {
        /** 2 MB: over a second of 6 threads at 10 kHz. */
        static final Room ALONE = new Room(1 << 18, 1 << 18);

        /** 256 KB: over a second of 6 threads at 1 kHz. */
        static final Room AMONG_MANY = new Room(1 << 15, 1 << 14);
    }

    /** What the sampling thread is to be given. */
    SampledProcess sampled() {
        return sampled;
    }

    /** Whether nothing will come any more. */
    boolean over() {
        return over;
    }

    /**
     * Passes on what has come.
     *
     * @return whether there was anything
     * @throws NoTargetException if the target was gone before the first sample
     * @throws IllegalStateException if sampling failed
     */
    boolean passOn(boolean samplerAlive) {
        // Asked first: what has ended is known to have begun, or never to begin.
        boolean more = samplerAlive && !ring.ended();
        if (named == null && sampled.firstSampleNanos() != SampledProcess.NOT_YET) {
            begin();
        }
        boolean any = named != null && passOnObservations(more);
        if (!more) {
            end();
        }
        return any;
    }

    /** What is observed begins with the first sample: before it, code was still being loaded. */
    private void begin() {
        refuseFailed();
        long firstNanos = sampled.firstSampleNanos();
        boolean none = firstNanos == SampledProcess.NO_SAMPLE;
        if (none && !target.alive()) {
            throw new NoTargetException(
                    "Process %d ended before the first sample.".formatted(target.pid()), "");
        }
        long start = none ? System.nanoTime() : firstNanos;
        observer.begin(attachment.run(start, Run.Source.REMOTE, settings));
        observer.process(attachment.info());
        NativeCode code = NativeCode.of(target, attachment.runtime().codeAddress());
        named = parts.leaves().named(code, observer);
    }

    private boolean passOnObservations(boolean more) {
        boolean any = ring.drainTo(named);
        names.announceFound(named, System.nanoTime());
        if (more) {
            usage.keepUp(named);
        } else {
            usage.announceLast(named);
        }
        return any;
    }

    private void end() {
        refuseFailed();
        Ending ending = sampled.ending();
        if (ending == null) {
            throw new IllegalStateException("the sampling thread failed");
        }
        over = true;
        boolean why = ending.reason() == Ending.Reason.EXIT && ending.detail().isEmpty();
        named.end(why ? new Ending(ending.reason(), ending.atNanos(), watch.whyGone()) : ending);
    }

    private void refuseFailed() {
        if (sampled.failure() != null) {
            throw new IllegalStateException(
                    "process %d could not be sampled".formatted(target.pid()), sampled.failure());
        }
    }

    /** Nobody passes on any more: sampling is not to wait for it. */
    void giveUp() {
        over = true;
        ring.close();
    }
}
