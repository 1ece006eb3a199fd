package dev.gilspy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.report.Golden;
import dev.gilspy.report.TextOptions;
import dev.gilspy.target.Environment;
import dev.gilspy.target.Machine;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's shell on a machine that allows him little. */
class DoctorTextTest {
    @TempDir private Path folder;

    @Test
    void thePageIsAsWritten() throws IOException {
        Golden.assertMatches("doctor.txt", page(false, false));
        Golden.assertMatches("doctor-all.txt", page(true, false));
    }

    @Test
    void itReadsAsWellWithColours() throws IOException {
        String colored = page(false, true);
        assertThat(colored).contains("\u001b[31m✗");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(page(false, false));
    }

    @Test
    void itFitsEightyColumnsAndAsciiTerminals() throws IOException {
        String ascii = new DoctorText(findings(), TextOptions.PLAIN, false).render();
        assertThat(ascii).matches("[\n -~]+");
        assertThat(page(true, false).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void programsReadNamesAndCures() throws IOException {
        StringWriter out = new StringWriter();
        DoctorJson.write(findings(), out);
        Golden.assertMatches("doctor.json", out.toString());
        JsonArray checks =
                JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("checks");
        JsonObject own = named(checks, "own-processes");
        assertThat(own.get("verdict").getAsString()).isEqualTo("limited");
        assertThat(own.getAsJsonArray("cures").toString())
                .contains("sudo sysctl kernel.yama.ptrace_scope=0");
    }

    /** An option and its value stay in one line, which goes on in the next. */
    @Test
    void allThatAContainerLacksIsOneCommand() throws IOException {
        Machine container = Machine.stingy(folder).as(Environment.Kind.DOCKER);
        TextOptions narrow = new TextOptions(60, false, false);
        assertThat(new DoctorText(findings(container), narrow, true).render())
                .containsOnlyOnce("docker run")
                .contains(
                        """

                        To have all of that:
                          at the container's start:
                            docker run --user 0 \\
                              -v /sys/kernel/tracing:/sys/kernel/tracing:ro ...
                        """);
    }

    private static JsonObject named(JsonArray checks, String name) {
        for (JsonElement check : checks) {
            if (check.getAsJsonObject().get("name").getAsString().equals(name)) {
                return check.getAsJsonObject();
            }
        }
        throw new AssertionError("no check " + name);
    }

    private String page(boolean all, boolean color) throws IOException {
        return new DoctorText(findings(), new TextOptions(80, color, all), true).render();
    }

    private Findings findings() throws IOException {
        return findings(Machine.stingy(folder));
    }

    private static Findings findings(Machine machine) {
        return new Findings(
                machine.environment(),
                List.of(Section.machine(machine.checks()), Section.kernel(machine.kernelChecks())),
                Optional.empty(),
                machine.cures());
    }
}
