package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The threads that a user wants to see. What interpreters and the run as a whole did is not theirs,
 * nor are the pauses that stopped all threads; that stays as it was.
 *
 * @param names found in the names of these threads
 * @param whole all that was observed
 */
public record Selection(Pattern names, Summary whole) {

    /**
     * A summary of those threads only, with their stacks, the blame for their waiting, and the
     * locks that they queued for.
     *
     * @param names found in the names of these threads
     */
    public static Summary of(Summary whole, Pattern names) {
        return new Summary(
                whole.run(),
                whole.ending(),
                whole.quality(),
                whole.observedNanos(),
                whole.processes().stream().map(process -> select(process, names)).toList(),
                new Selection(names, whole));
    }

    /** The same threads of one of several processes. */
    Selection alone(int process) {
        return new Selection(names, whole.alone(process));
    }

    private static ProcessSummary select(ProcessSummary process, Pattern names) {
        List<ThreadSummary> shown = new ArrayList<>();
        List<ThreadSummary> others = new ArrayList<>();
        for (ThreadSummary thread : process.threads()) {
            boolean wanted = names.matcher(thread.thread().name()).find();
            (wanted ? shown : others).add(thread);
        }
        Set<Integer> ids =
                shown.stream().map(thread -> thread.thread().id()).collect(Collectors.toSet());
        return new ProcessSummary(
                process.info(),
                process.interpreters(),
                shown,
                process.blame().stream().filter(part -> ids.contains(part.waiter())).toList(),
                process.stacks().stream().filter(stack -> ids.contains(stack.thread())).toList(),
                process.intervals().stream().filter(part -> ids.contains(part.thread())).toList(),
                process.slices().stream().filter(part -> ids.contains(part.thread())).toList(),
                process.foldedThreads(),
                others,
                process.locks().stream()
                        .map(lock -> select(lock, ids))
                        .filter(lock -> !lock.queues().isEmpty())
                        .toList(),
                process.pauses(),
                process.loops().stream().filter(loop -> ids.contains(loop.thread())).toList(),
                select(process.timeline(), ids),
                process.window());
    }

    private static Timeline select(Timeline timeline, Set<Integer> ids) {
        return new Timeline(
                timeline.moments().stream().filter(one -> ids.contains(one.thread())).toList(),
                timeline.stretches().stream().filter(one -> ids.contains(one.thread())).toList(),
                timeline.momentNanos(),
                timeline.stretchNanos());
    }

    private static LockSummary select(LockSummary lock, Set<Integer> ids) {
        return new LockSummary(
                lock.lock(),
                lock.of(),
                lock.queues().stream().filter(queue -> ids.contains(queue.thread())).toList());
    }
}
