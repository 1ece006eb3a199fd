package dev.gilspy.bench;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a profiler says it saw.
 *
 * @param looks how often it looked at the process
 * @param stacksRead how often it read a stack that may have changed meanwhile
 * @param stacksThrownAway of those, how many it did not accept
 * @param ownCpu how many CPUs it used while it looked, its start left out; NaN if it does not say
 * @param lateP99Nanos how late one look of a hundred was at least; NaN if it does not say
 */
record Profile(
        long looks,
        long stacksRead,
        long stacksThrownAway,
        double ownCpu,
        double lateP99Nanos,
        List<Seen> stacks) {
    /** As Python calls it. */
    static final String MAIN_THREAD = "MainThread";

    /**
     * One stack of one thread.
     *
     * @param functions their names, root first
     * @param samples how often it was seen
     */
    record Seen(String thread, List<String> functions, long samples) {
        /** {@code /a/threading.py:Thread.run:1010}. */
        private static final Pattern FRAME = Pattern.compile(".*:([^:]*):\\d+");

        /**
         * As profilers tell it that name no thread.
         *
         * @param pid of the process, whose main thread has the same number
         * @param frames {@code FILE:FUNCTION:LINE}, by semicolons; what is not of this form stays
         */
        static Seen of(int tid, int pid, String frames, long samples) {
            List<String> functions =
                    Stream.of(frames.split(";"))
                            .filter(frame -> !frame.isEmpty())
                            .map(frame -> FRAME.matcher(frame).replaceFirst("$1"))
                            .toList();
            return new Seen(tid == pid ? MAIN_THREAD : "tid:" + tid, functions, samples);
        }
    }

    /** How often any thread but the main one was seen with such a stack. */
    long samplesOfOthers(Predicate<List<String>> stack) {
        return stacks.stream()
                .filter(seen -> !seen.thread().equals(MAIN_THREAD) && stack.test(seen.functions()))
                .mapToLong(Seen::samples)
                .sum();
    }

    /** How often a thread was seen with such a stack. */
    long samples(String thread, Predicate<List<String>> stack) {
        return stacks.stream()
                .filter(seen -> seen.thread().equals(thread) && stack.test(seen.functions()))
                .mapToLong(Seen::samples)
                .sum();
    }

    /** The share of stacks that were read in vain, 0 to 1. */
    double thrownAway() {
        return stacksRead == 0 ? 0 : (double) stacksThrownAway / stacksRead;
    }
}
