package dev.gilspy.cpython.layout;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.cpython.CommandOutput;
import dev.gilspy.live.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the printer makes of an interpreter's own headers, and the table that gilspy ships. */
final class HeaderLayout {
    private static final int FIRST_MINOR_WHOSE_PATCH_RELEASES_DIFFER = 14;

    private HeaderLayout() {}

    /** Compiles the printer against the headers, runs it, and returns the file it wrote. */
    static Path print(Python python, Path directory) {
        return print(python, directory, "");
    }

    /** The same for a free-threaded build, which has the same headers and one macro more. */
    static Path printFreeThreaded(Python python, Path directory) {
        return print(python, directory, " -DPy_GIL_DISABLED=1");
    }

    private static Path print(Python python, Path directory, String macro) {
        Path printed = directory.resolve("layout.json");
        CommandOutput.of(
                python,
                List.of(
                        "make",
                        "-C",
                        "native",
                        "PYTHON=" + python.executable(),
                        "INCLUDE=" + python.include().orElseThrow(),
                        "MACROS=" + macro,
                        "PRINTER=" + directory.resolve("print-layout"),
                        "LAYOUT=" + printed));
        return printed;
    }

    static Path shipped(Python python) {
        return Path.of("src/main/resources/layouts/cpython-%s.json".formatted(python.abi()));
    }

    /**
     * Whether this patch release may have its members elsewhere than the one that the shipped table
     * was printed from: 3.14.10 moved some of 3.14.3, and 3.13.5 some of a free-threaded 3.13.0.
     */
    static boolean mayDiffer(Python python) throws IOException {
        String printedFrom = json(shipped(python)).get("printed_from").getAsString();
        boolean differs =
                python.minor() >= FIRST_MINOR_WHOSE_PATCH_RELEASES_DIFFER || python.freeThreaded();
        return differs && !python.version().equals(printedFrom);
    }

    static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }
}
