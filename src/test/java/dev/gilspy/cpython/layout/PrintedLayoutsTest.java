package dev.gilspy.cpython.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that we ship are the ones that the printer makes of real headers. */
class PrintedLayoutsTest {
    @ParameterizedTest
    @MethodSource("dev.gilspy.live.PythonVersions#withHeaders")
    void theResourceIsWhatThePrinterPrints(Python python, @TempDir Path directory)
            throws IOException {
        JsonObject printed = comparable(python, HeaderLayout.print(python, directory));

        assertThat(printed).isEqualTo(comparable(python, HeaderLayout.shipped(python)));
    }

    @Test
    void noVersionIsLeftUnprinted() {
        assertThat(PythonVersions.withHeaders().map(python -> "3." + python.minor()))
                .containsAll(LayoutLibrary.known());
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
