package dev.gilspy.recording;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.Observer;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.RunQuality;
import dev.gilspy.model.Span;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadAccount;
import dev.gilspy.model.ThreadInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one file of several has of one process: a stretch of its stream as a stream of its own.
 * Times are cut at its ends, ids count anew, what is named is announced when it is first needed,
 * and cumulative figures count from its beginning.
 */
final class FilePart {
    private final Observer file;
    private final StreamTables tables;
    private final StreamThreads threads;
    private final Counted before;
    private final long fromNanos;
    private final Map<Integer, Integer> threadIds = new HashMap<>();
    private final Set<Integer> interpreters = new HashSet<>();

    /** By id in the stream, one more than the id in the file; 0 for those not announced yet. */
    private int[] frameNumbers = new int[1024];

    private int[] stackIds = new int[1024];
    private long untilNanos = Long.MAX_VALUE;
    private int nextThread;
    private int nextFrame;
    private int nextStack = 1;

    /**
     * @param file takes the stretch
     * @param before the cumulative figures at its beginning
     * @param fromNanos when it begins
     */
    FilePart(
            Observer file,
            StreamTables tables,
            StreamThreads threads,
            Counted before,
            long fromNanos) {
        this.file = file;
        this.tables = tables;
        this.threads = threads;
        this.before = before;
        this.fromNanos = fromNanos;
    }

    /** Where calls go that need nothing changed. */
    Observer file() {
        return file;
    }

    /** It has no more after this moment; what is before may still come. */
    void endsAt(long nanos) {
        untilNanos = nanos;
    }

    /** Says again what changed of a thread, if the file knows it. */
    void thread(ThreadInfo info) {
        Integer id = threadIds.get(info.id());
        if (id != null) {
            announce(id, info);
        }
    }

    void span(Span span) {
        long from = Math.max(span.fromNanos(), fromNanos);
        long to = Math.min(span.toNanos(), untilNanos);
        if (from < to) {
            file.span(
                    new Span(
                            threadId(span.thread()),
                            span.state(),
                            span.kind(),
                            from,
                            to,
                            span.uncertaintyNanos(),
                            span.continued()));
        }
    }

    void observe(StackObservation seen) {
        long begins = seen.atNanos() - seen.nanos();
        long from = Math.max(begins, fromNanos);
        long to = Math.min(seen.atNanos(), untilNanos);
        boolean moment = seen.nanos() == 0 && fromNanos <= to && seen.atNanos() < untilNanos;
        if (from < to || moment) {
            file.observe(part(seen, to, to - from, samples(seen, to) - samples(seen, from)));
        }
    }

    /** How many of its samples count as taken before a moment of its time. */
    private static int samples(StackObservation seen, long nanos) {
        long begins = seen.atNanos() - seen.nanos();
        if (nanos == begins) {
            return 0;
        }
        return (int) Math.round((double) seen.samples() * (nanos - begins) / seen.nanos());
    }

    private StackObservation part(StackObservation seen, long to, long nanos, int samples) {
        return new StackObservation(
                threadId(seen.thread()),
                seen.state(),
                seen.kind(),
                to,
                nanos == 0 ? seen.samples() : samples,
                nanos,
                stackId(seen.stack()),
                seen.holder() < 0 ? seen.holder() : threadId(seen.holder()),
                stackId(seen.holderStack()),
                seen.otherContext());
    }

    void account(ThreadAccount account) {
        ThreadAccount own = before.until(account);
        file.account(
                new ThreadAccount(
                        threadId(own.thread()),
                        own.observedNanos(),
                        own.cpuNanos(),
                        own.runQueueNanos()));
    }

    void gilAccount(GilAccount account) {
        GilAccount own = before.until(account);
        file.gilAccount(
                new GilAccount(
                        threadId(own.thread()),
                        own.forcedDrops(),
                        own.voluntaryDrops(),
                        own.waitingForGilNanos(),
                        own.waitingForCpuNanos()));
    }

    void lockAccount(LockAccount account) {
        LockAccount own = before.until(account);
        file.lockAccount(
                new LockAccount(own.lock(), own.of(), threadId(own.thread()), own.queuedNanos()));
    }

    void pauseAccount(PauseAccount account) {
        PauseAccount own = before.until(account);
        int thread = own.thread() < 0 ? own.thread() : threadId(own.thread());
        file.pauseAccount(new PauseAccount(thread, own.pauses(), own.pausedNanos()));
    }

    void tally(GilTally tally) {
        interpreter(tally.interpreter());
        file.tally(before.until(tally));
    }

    void quality(RunQuality quality) {
        file.quality(before.until(quality));
    }

    void end(Ending ending) {
        file.end(ending);
    }

    void forgetThreads(Set<Integer> ended) {
        threadIds.keySet().removeAll(ended);
        before.forgetThreads(ended);
    }

    private int threadId(int thread) {
        Integer known = threadIds.get(thread);
        if (known != null) {
            return known;
        }
        int id = nextThread++;
        threadIds.put(thread, id);
        announce(id, threads.get(thread).info());
        return id;
    }

    private void announce(int id, ThreadInfo info) {
        interpreter(info.interpreter());
        file.thread(
                new ThreadInfo(id, info.tid(), info.localTid(), info.name(), info.interpreter()));
    }

    private void interpreter(int id) {
        if (interpreters.add(id)) {
            file.interpreter(threads.interpreterOf(id));
        }
    }

    private int stackId(int stack) {
        if (stack == 0) {
            return 0;
        }
        stackIds = roomFor(stack, stackIds);
        if (stackIds[stack] == 0) {
            int parent = stackId(tables.parentOf(stack));
            int frame = frameId(tables.leafOf(stack));
            stackIds[stack] = nextStack++;
            file.stack(stackIds[stack], parent, frame);
        }
        return stackIds[stack];
    }

    private int frameId(int frame) {
        frameNumbers = roomFor(frame, frameNumbers);
        if (frameNumbers[frame] == 0) {
            frameNumbers[frame] = ++nextFrame;
            file.frame(nextFrame - 1, tables.frameOf(frame));
        }
        return frameNumbers[frame] - 1;
    }

    private static int[] roomFor(int index, int[] numbers) {
        return index < numbers.length
                ? numbers
                : Arrays.copyOf(numbers, Math.max(index + 1, 2 * numbers.length));
    }
}
