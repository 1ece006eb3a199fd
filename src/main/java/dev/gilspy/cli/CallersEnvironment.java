package dev.gilspy.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment that gilspy was called with. Its launcher takes variables away that would load
 * other people's code into its JVM, sets the locale in which that can name all files, and keeps
 * what was there under names with a prefix.
 */
final class CallersEnvironment {
    private static final String PREFIX = "GILSPY_KEPT_";

    private CallersEnvironment() {}

    /** That of this process. */
    static Map<String, String> ofThisProcess() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        restore(environment);
        return environment;
    }

    /** Gives a command that gilspy starts the variables under their own names. */
    static void restore(Map<String, String> environment) {
        List<String> kept =
                environment.keySet().stream().filter(name -> name.startsWith(PREFIX)).toList();
        for (String name : kept) {
            put(environment, name.substring(PREFIX.length()), environment.remove(name));
        }
    }

    /**
     * @param value empty if there was none
     */
    private static void put(Map<String, String> environment, String name, String value) {
        if (value.isEmpty()) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }
}
