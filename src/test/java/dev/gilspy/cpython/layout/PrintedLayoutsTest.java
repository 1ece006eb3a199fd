package dev.gilspy.cpython.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
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
        JsonObject printed = comparable(python, HeaderLayout.print(python, directory));

        assertThat(printed).isEqualTo(comparable(python, HeaderLayout.shipped(python)));
    }

    @ParameterizedTest
    @MethodSource("withFreeThreading")
    void theResourceOfAFreeThreadedBuildIsToo(Python python, @TempDir Path directory)
            throws IOException {
        Path printed = HeaderLayout.printFreeThreaded(python, directory);
        Path shipped = RESOURCES.resolve("cpython-3.%dt.json".formatted(python.minor()));

        assertThat(comparable(python, printed)).isEqualTo(comparable(python, shipped));
    }

    static Stream<Python> withFreeThreading() {
        return PythonVersions.withHeaders()
                .filter(python -> python.minor() >= 13 && !python.freeThreaded());
    }

    @Test
    void noVersionIsLeftUnprinted() {
        Stream<String> printed = PythonVersions.withHeaders().map(Python::abi);
        Stream<String> freeThreaded =
                withFreeThreading().map(python -> "3." + python.minor() + "t");
        assertThat(Stream.concat(printed, freeThreaded)).containsAll(LayoutLibrary.known());
    }

    /**
     * Without the patch release, and without what may differ between those: DebugOffsetsTest holds
     * that against what the interpreter itself says. An interpreter grew at its end in 3.9, which
     * moves nothing and is not read: 3.9.18's has an int_max_str_digits that 3.9.2's has not.
     */
    private static JsonObject comparable(Python python, Path file) throws IOException {
        JsonObject json = HeaderLayout.json(file);
        assertThat(json.remove("printed_from")).isNotNull();
        if (HeaderLayout.mayDiffer(python)) {
            assertThat(json.remove("structs")).isNotNull();
        } else {
            JsonObject structs = json.getAsJsonObject("structs");
            assertThat(structs.getAsJsonObject("PyInterpreterState").remove("size")).isNotNull();
        }
        return json;
    }
}
