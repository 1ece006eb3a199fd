package dev.gilspy.cli;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.source.StartUp;
import dev.gilspy.source.StartUp.Stage;
import dev.gilspy.target.Target;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a user whose expression fits nothing what it could have fitted. */
final class RunningPythons {
    private static final int MOST_SHOWN = 10;
    private static final int MOST_CHARACTERS = 70;

    private RunningPythons() {}

    static NoTargetException without(Pattern name) {
        List<String> found =
                ProcessHandle.allProcesses()
                        .map(process -> (int) process.pid())
                        .filter(pid -> StartUp.byNames(pid) != Stage.OTHER_PROGRAM)
                        .limit(MOST_SHOWN + 1)
                        .map(RunningPythons::describe)
                        .toList();
        String shown = String.join(", ", found.subList(0, Math.min(MOST_SHOWN, found.size())));
        String more = found.size() > MOST_SHOWN ? ", ..." : "";
        return new NoTargetException(
                "No Python process has \"%s\" in its command line.".formatted(name),
                found.isEmpty()
                        ? "There is no Python process that this user may see."
                        : "There are: " + shown + more);
    }

    private static String describe(int pid) {
        try {
            String command = String.join(" ", Target.open(pid).command());
            command = command.replaceFirst("^/\\S*/", ""); // what it is called with tells more
            boolean fits = command.length() <= MOST_CHARACTERS;
            return "%d (%s)"
                    .formatted(pid, fits ? command : command.substring(0, MOST_CHARACTERS) + "...");
        } catch (GilspyException e) {
            return pid + " (ended)";
        }
    }
}
