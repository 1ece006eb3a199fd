package dev.gilspy.cpython.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.cpython.CommandOutput;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that we ship are the ones that the printer makes of real headers. */
class PrintedLayoutsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/layouts");

    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#withHeaders")
    void theResourceIsWhatThePrinterPrints(Python python, @TempDir Path directory)
            throws IOException {
        Path printed = directory.resolve("layout.json");
        CommandOutput.of(
                python,
                List.of(
                        "make",
                        "-C",
                        "native",
                        "PYTHON=" + python.executable(),
                        "INCLUDE=" + python.include().orElseThrow(),
                        "PRINTER=" + directory.resolve("print-layout"),
                        "LAYOUT=" + printed));

        Path resource = RESOURCES.resolve("cpython-3.%d.json".formatted(python.minor()));
        assertThat(withoutPatch(printed)).isEqualTo(withoutPatch(resource));
    }

    @Test
    void noVersionIsLeftUnprinted() {
        assertThat(PythonVersions.withHeaders().map(python -> "3." + python.minor()))
                .containsAll(LayoutLibrary.known());
    }

    /** Another patch release of the same minor version must have the same layout. */
    private static JsonObject withoutPatch(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.remove("printed_from")).isNotNull();
        return json;
    }
}
