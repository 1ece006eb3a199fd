package dev.gilspy.cpython.layout;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The layouts that gilspy ships, one resource a minor version. */
public final class LayoutLibrary {
    private static final String RESOURCE = "/layouts/cpython-%d.%d.json";
    private static final int MAJOR = 3;
    private static final int HIGHEST_MINOR_LOOKED_FOR = 40;

    private LayoutLibrary() {}

    /** The printed table of that version; empty if gilspy has none. */
    public static Optional<Layout> find(int major, int minor) {
        return Optional.ofNullable(resource(major, minor)).map(LayoutLibrary::read);
    }

    /** The versions with a table, oldest first, as {@code 3.8}. */
    public static List<String> known() {
        return IntStream.rangeClosed(0, HIGHEST_MINOR_LOOKED_FOR)
                .filter(minor -> resource(MAJOR, minor) != null)
                .mapToObj(minor -> MAJOR + "." + minor)
                .toList();
    }

    /** The newest of them. */
    public static Layout newest() {
        return Newest.LAYOUT;
    }

    /** Read when first asked for. */
    private static final class Newest {
        static final Layout LAYOUT =
                IntStream.iterate(HIGHEST_MINOR_LOOKED_FOR, minor -> minor - 1)
                        .mapToObj(minor -> find(MAJOR, minor))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow();
    }

    private static URL resource(int major, int minor) {
        return LayoutLibrary.class.getResource(RESOURCE.formatted(major, minor));
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
