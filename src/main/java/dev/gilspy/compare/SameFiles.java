package dev.gilspy.compare;

import dev.gilspy.model.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which files of two recordings are the same: those with the same path; of the others, which a
 * checkout in another directory has moved, those whose name occurs once on each side.
 */
final class SameFiles {
    private final Map<String, String> afterByBefore = new HashMap<>();

    SameFiles(Set<String> before, Set<String> after) {
        Map<String, String> moved = uniqueNames(before, after);
        Map<String, String> targets = uniqueNames(after, before);
        moved.forEach(
                (name, path) -> {
                    if (targets.containsKey(name)) {
                        afterByBefore.put(path, targets.get(name));
                    }
                });
    }

    /** The paths that only one side has, by their file names, without names that occur twice. */
    private static Map<String, String> uniqueNames(Set<String> paths, Set<String> others) {
        Map<String, String> byName = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (String path : paths) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!others.contains(path) && byName.put(name, path) != null) {
                twice.add(name);
            }
        }
        byName.keySet().removeAll(twice);
        return byName;
    }

    /** A frame of the first recording, with its file as the second one calls it. */
    Frame inAfter(Frame before) {
        String file = afterByBefore.get(before.file());
        return file == null ? before : new Frame(before.function(), file, before.line());
    }
}
