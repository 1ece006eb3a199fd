package dev.gilspy.aggregate;

import java.util.regex.Pattern;

/** Threads that do the same, told by their names: those of a pool are numbered. */
public final class ThreadGroups {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private ThreadGroups() {}

    /**
     * The group that a thread belongs to: its name with each number made a star, so that {@code
     * worker-12} is of {@code worker-*} in this recording and in the next.
     */
    public static String nameOf(String threadName) {
        return NUMBER.matcher(threadName).replaceAll("*");
    }
}
