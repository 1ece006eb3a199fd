package dev.gilspy.demo;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why no Python that was tried has run a workload. */
final class Refusals {
    /** What a workload says that cannot be shown, before the reason; see lifeline.py. */
    private static final String CANNOT = "cannot: ";

    private final List<String> all = new ArrayList<>();
    private final Set<String> ofWorkload = new LinkedHashSet<>();

    void missing(String executable) {
        all.add("no " + executable);
    }

    /**
     * @param answer what came instead of a greeting, or what is wrong with that
     */
    void add(String executable, String answer) {
        all.add(executable + ": " + answer);
        if (answer.startsWith(CANNOT)) {
            ofWorkload.add(answer.substring(CANNOT.length()));
        }
    }

    /** What a workload says of itself goes before what is wrong with other Pythons. */
    GilspyException exception(Workload workload, List<String> versions) {
        return ofWorkload.isEmpty()
                ? new NoTargetException(
                        "the demo needs a CPython %s to %s, and there is none: %s"
                                .formatted(
                                        versions.get(0),
                                        versions.get(versions.size() - 1),
                                        String.join("; ", all)),
                        "Install one, or name one: gilspy demo --python /path/to/python3")
                : new NotShownException(workload, String.join("; ", ofWorkload));
    }
}
