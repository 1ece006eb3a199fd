package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The threads that a user wants to see. What interpreters and the run as a whole did is not theirs,
 * and stays as it was.
 *
 * @param names found in the names of these threads
 * @param whole all that was observed
 */
public record Selection(Pattern names, Summary whole) {

    /**
     * A summary of those threads only, with their stacks and the blame for their waiting.
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
                process.foldedThreads(),
                others);
    }
}
