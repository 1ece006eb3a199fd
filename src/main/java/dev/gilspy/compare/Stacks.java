package dev.gilspy.compare;

import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.model.Frame;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stacks of both recordings, with the files of the first called as in the second.
 *
 * @param before of the first recording
 * @param after of the second
 */
public record Stacks(StackTimes before, StackTimes after) {
    static Stacks of(StackTimes before, StackTimes after) {
        SameFiles files = new SameFiles(files(before), files(after));
        List<StackTimes.Times> renamed =
                before.stacks().stream().map(times -> renamed(times, files)).toList();
        return new Stacks(new StackTimes(before.lengths(), renamed), after);
    }

    private static Set<String> files(StackTimes times) {
        return times.stacks().stream()
                .flatMap(stack -> stack.frames().stream())
                .map(Frame::file)
                .collect(Collectors.toSet());
    }

    private static StackTimes.Times renamed(StackTimes.Times times, SameFiles files) {
        return new StackTimes.Times(
                times.group(),
                times.state(),
                times.caused(),
                times.frames().stream().map(files::inAfter).toList(),
                times.nanos());
    }

    /** Only those of one group of threads. */
    Stacks ofGroup(String name) {
        return new Stacks(ofGroup(before, name), ofGroup(after, name));
    }

    private static StackTimes ofGroup(StackTimes times, String name) {
        return new StackTimes(
                times.lengths(),
                times.stacks().stream().filter(stack -> stack.group().equals(name)).toList());
    }

    Differences differences() {
        return new Differences(before.lengths().length, after.lengths().length);
    }
}
