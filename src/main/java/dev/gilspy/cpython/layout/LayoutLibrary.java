package dev.gilspy.cpython.layout;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The layouts that gilspy ships, one resource a minor version and kind of build. */
public final class LayoutLibrary {
    private static final String RESOURCE = "/layouts/cpython-%d.%d%s.json";
    private static final String GIL = "";
    private static final String FREE_THREADED = "t"; // the ABI flag of such builds
    private static final int MAJOR = 3;
    private static final int HIGHEST_MINOR_LOOKED_FOR = 40;

    /** Those that were asked for, by resource: every target is attached to by one of few. */
    private static final Map<String, Optional<Layout>> READ = new ConcurrentHashMap<>();

    private LayoutLibrary() {}

    /** The printed table of that version's builds with a GIL; empty if gilspy has none. */
    public static Optional<Layout> find(int major, int minor) {
        return find(major, minor, false);
    }

    /** The printed table of that version and kind of build; empty if gilspy has none. */
    public static Optional<Layout> find(int major, int minor, boolean freeThreaded) {
        String name = name(major, minor, freeThreaded ? FREE_THREADED : GIL);
        return READ.computeIfAbsent(
                name, once -> Optional.ofNullable(resource(once)).map(LayoutLibrary::read));
    }

    /** The versions with a table, as {@code 3.8}, then the free-threaded builds, {@code 3.13t}. */
    public static List<String> known() {
        return Stream.concat(known(GIL), known(FREE_THREADED)).toList();
    }

    /** The newest table of that kind of build. */
    public static Layout newest(boolean freeThreaded) {
        return find(MAJOR, newestMinor(freeThreaded), freeThreaded).orElseThrow();
    }

    /** Whether a version is newer than every table; reads none. */
    public static boolean isNewer(int major, int minor, boolean freeThreaded) {
        String flag = freeThreaded ? FREE_THREADED : GIL;
        return major == MAJOR
                && IntStream.rangeClosed(minor, HIGHEST_MINOR_LOOKED_FOR)
                        .noneMatch(known -> resource(MAJOR, known, flag) != null);
    }

    private static int newestMinor(boolean freeThreaded) {
        String flag = freeThreaded ? FREE_THREADED : GIL;
        return IntStream.iterate(HIGHEST_MINOR_LOOKED_FOR, minor -> minor - 1)
                .filter(minor -> resource(MAJOR, minor, flag) != null)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> known(String flag) {
        return IntStream.rangeClosed(0, HIGHEST_MINOR_LOOKED_FOR)
                .filter(minor -> resource(MAJOR, minor, flag) != null)
                .mapToObj(minor -> MAJOR + "." + minor + flag);
    }

    private static URL resource(int major, int minor, String flag) {
        return resource(name(major, minor, flag));
    }

    private static String name(int major, int minor, String flag) {
        return RESOURCE.formatted(major, minor, flag);
    }

    private static URL resource(String name) {
        return LayoutLibrary.class.getResource(name);
    }

    private static Layout read(URL resource) {
        try (InputStream in = resource.openStream();
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return LayoutJson.layout(JsonParser.parseReader(reader).getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
