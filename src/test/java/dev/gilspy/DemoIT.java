package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.Launcher.Outcome;
import dev.gilspy.demo.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("live")
class DemoIT {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "threads, worker-4, score_batch",
        "processes, worker-1, score_batch",
        "io, fetch-6, fetch",
        "hashlib, hash-2, digest",
        "lock, order-4, append_to_journal",
        "sleep-with-gil, sensor, read_sensor",
        "single, MainThread, next_generation"
    })
    void showsThreadsAndFunctionsByName(String workload, String thread, String function)
            throws Exception {
        Path file = folder.resolve("report.json");
        Outcome outcome = Launcher.packaged().run("demo", workload, "-d", "1s", "-q", "-o", file);
        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
        JsonObject process = process(file);
        assertThat(names(process, "threads", "name")).contains(thread);
        assertThat(functions(process)).contains(function);
    }

    @Test
    void withoutArgumentsPrintsTheReportOfTheThreads() throws Exception {
        Outcome outcome = Launcher.packaged().run("demo");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).startsWith("gilspy · pid ").contains("demo_threads.py");
        assertThat(outcome.output().substring(outcome.output().indexOf("THE SAME WORK")))
                .matches(
                        """
                        (?s)THE SAME WORK IN PROCESSES
                          Predicted: \\d+\\.\\d times as fast\\. Measured on this machine: \\d+\\.\\d times\\..*
                        """);
    }

    @Test
    void whatAProgramReadsIsTheReportAlone() throws Exception {
        Outcome outcome = Launcher.packaged().run("demo", "-d", "1s", "-q", "-f", "json");
        JsonObject verdict =
                JsonParser.parseString(outcome.output())
                        .getAsJsonObject()
                        .getAsJsonObject("verdict");
        assertThat(verdict.get("code").getAsString()).isEqualTo("gil-bound");
        assertThat(verdict.getAsJsonArray("what_if")).isNotEmpty();
    }

    @Test
    void comparesNothingIfToldNotTo() throws Exception {
        assertThat(Launcher.packaged().run("demo", "-d", "1s", "--no-compare").output())
                .contains("WHAT IF")
                .doesNotContain("THE SAME WORK");
    }

    @Test
    void listsTheWorkloads() throws Exception {
        assertThat(Launcher.packaged().run("demo", "--list").output())
                .hasLineCount(Workload.values().length)
                .startsWith("threads         gil-bound              Four threads ");
    }

    @Test
    void theWorkloadEndsWhenGilspyIsKilled() throws Exception {
        Process gilspy = Launcher.packaged().start("demo", "--duration", "1m");
        gilspy.errorReader().readLine(); // says that it is recording
        List<ProcessHandle> workload = gilspy.descendants().toList();
        assertThat(workload).isNotEmpty();
        gilspy.destroyForcibly().waitFor();
        for (ProcessHandle process : workload) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aMissingPythonIsNoTarget() throws Exception {
        Outcome outcome = Launcher.packaged().run("demo", "--python", "/no/python3");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.errors()).contains("no /no/python3").contains("--python");
    }

    private static JsonObject process(Path report) throws Exception {
        JsonObject all = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        return all.getAsJsonArray("processes").get(0).getAsJsonObject();
    }

    private static List<String> functions(JsonObject process) {
        return StreamSupport.stream(process.getAsJsonArray("stacks").spliterator(), false)
                .flatMap(stack -> names(stack.getAsJsonObject(), "frames", "function").stream())
                .toList();
    }

    private static List<String> names(JsonObject holder, String array, String member) {
        return StreamSupport.stream(holder.getAsJsonArray(array).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(element -> element.get(member).getAsString())
                .toList();
    }
}
