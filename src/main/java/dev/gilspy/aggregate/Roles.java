package dev.gilspy.aggregate;

import dev.gilspy.model.ProcessInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes that do the same, told by their command lines: the workers of a service. */
public final class Roles {
    private static final Pattern DIRECTORY = Pattern.compile("/(?:[^ ]*/)?");

    private Roles() {}

    /**
     * The role of a process: its command line with each number made a star, so that {@code celery
     * worker-12} is {@code celery worker-*} in this recording and in the next. Where the program
     * lies does not matter.
     */
    public static String nameOf(ProcessInfo process) {
        String command = String.join(" ", process.command());
        Matcher directory = DIRECTORY.matcher(command);
        String name = directory.lookingAt() ? command.substring(directory.end()) : command;
        return ThreadGroups.nameOf(name);
    }
}
