package dev.gilspy.aggregate;

import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.ProcessInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes that do the same, told by their command lines: the workers of a service. */
public final class Roles {
    private static final Pattern DIRECTORY = Pattern.compile("/(?:[^ ]*/)?");
    private static final String FORKED = " (forked)";

    private Roles() {}

    /**
     * The role of each process of a recording, in their order: its command line with each number
     * made a star, so that {@code celery worker-12} is {@code celery worker-*} in this recording
     * and in the next. A process that one of the same command line has forked is of another role
     * than that one, since masters and workers mostly share theirs.
     */
    public static List<String> of(Summary summary) {
        return of(summary.processes().stream().map(ProcessSummary::info).toList());
    }

    /** The same of processes that are observed together. */
    public static List<String> of(List<ProcessInfo> processes) {
        Map<Integer, String> byPid = new HashMap<>();
        processes.forEach(info -> byPid.put(info.pid(), nameOf(info)));
        return processes.stream()
                .map(info -> nameOf(info) + (isForked(info, byPid) ? FORKED : ""))
                .toList();
    }

    private static boolean isForked(ProcessInfo info, Map<Integer, String> byPid) {
        return nameOf(info).equals(byPid.get(info.parentPid()));
    }

    /** The role of a process by itself; where its program lies does not matter. */
    public static String nameOf(ProcessInfo process) {
        String command = String.join(" ", process.command());
        Matcher directory = DIRECTORY.matcher(command);
        String name = directory.lookingAt() ? command.substring(directory.end()) : command;
        return ThreadGroups.nameOf(name);
    }
}
