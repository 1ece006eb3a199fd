package dev.gilspy.cli;

import java.util.List;
import java.util.Map;

/**
 * The environment that gilspy was called with. Its launcher takes variables away that would load
 * other people's code into its JVM, and keeps them under names with this prefix.
 */
final class CallersEnvironment {
    private static final String PREFIX = "GILSPY_KEPT_";

    private CallersEnvironment() {}

    /** Gives a command that gilspy starts the variables under their own names. */
    static void restore(Map<String, String> environment) {
        List<String> kept =
                environment.keySet().stream().filter(name -> name.startsWith(PREFIX)).toList();
        for (String name : kept) {
            environment.put(name.substring(PREFIX.length()), environment.remove(name));
        }
    }
}
