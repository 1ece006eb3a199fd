package dev.gilspy.cpython;

import dev.gilspy.target.MappedRegion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An executable or library of the target, with all regions that show it.
 *
 * @param path as the target names it
 * @param regions by address, at least one of them executable
 */
record MappedObject(String path, List<MappedRegion> regions) {

    /**
     * The objects with code among these regions; those likely to be a Python come first, which
     * saves reading the others and decides nothing else.
     */
    static List<MappedObject> in(List<MappedRegion> maps, String executable) {
        Map<Object, List<MappedRegion>> byFile = new LinkedHashMap<>();
        for (MappedRegion region : maps) {
            if (region.hasFile()) {
                byFile.computeIfAbsent(region.fileKey(), file -> new ArrayList<>()).add(region);
            }
        }
        return byFile.values().stream()
                .filter(regions -> regions.stream().anyMatch(MappedRegion::executable))
                .map(regions -> new MappedObject(regions.get(0).path(), List.copyOf(regions)))
                .sorted(Comparator.comparingInt(object -> object.rank(executable)))
                .toList();
    }

    /** The file's name without its folder. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private int rank(String executable) {
        if (name().startsWith("libpython") || name().startsWith("libpypy")) {
            return 0;
        }
        return executable.startsWith(path) ? 1 : 2;
    }
}
