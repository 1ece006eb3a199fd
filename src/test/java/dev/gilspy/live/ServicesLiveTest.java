package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real services with real load, recorded whole. */
@Tag("live")
@Needs(Permission.PTRACE)
class ServicesLiveTest {
    @TempDir private Path folder;

    /** The load that a worker gets changes from second to second: both look at the same ones. */
    @Test
    void theReportOfAWorkerIsThatOfTheWorkerAlone() {
        try (ServiceFixture service = ServiceFixture.start("gthread", 60, 3, 6)) {
            int worker = service.descendants().get(0);
            Attempts.untilExact(
                    () -> {
                        Process alone = record("alone", "--pid", worker);
                        Process all = record("all", "-s", "--pid", service.pid());
                        JsonObject own = processes("alone", alone).get(worker);
                        Map<Integer, JsonObject> fleet = processes("all", all);

                        assertThat(fleet).containsOnlyKeys(pids(service));
                        assertThat(held(fleet.get(worker))).isCloseTo(held(own), within(0.1));
                        assertThat(held(fleet.get(service.pid()))).isLessThan(0.1);
                    });
        }
    }

    @Test
    void everyWorkerOfAPoolIsFoundAtItsTasks() {
        try (ServiceFixture service = ServiceFixture.start("celery", 60, 2, 6)) {
            Map<Integer, JsonObject> fleet =
                    processes("celery", record("celery", "-s", "--pid", service.pid()));

            assertThat(fleet).containsOnlyKeys(pids(service));
            for (int worker : service.descendants()) {
                assertThat(held(fleet.get(worker))).isGreaterThan(0.2);
                assertThat(fleet.get(worker).get("stacks").toString()).contains("/work.py\"");
            }
        }
    }

    private static Integer[] pids(ServiceFixture service) {
        List<Integer> pids = new ArrayList<>(service.descendants());
        pids.add(service.pid());
        return pids.toArray(Integer[]::new);
    }

    private static double held(JsonObject process) {
        JsonElement main = process.getAsJsonArray("interpreters").get(0);
        return main.getAsJsonObject().get("utilisation").getAsDouble();
    }

    private Process record(String name, Object... options) {
        List<String> words = GilspyCommand.of("record", "-q", "-d", "3s", "-o", file(name));
        for (Object option : options) {
            words.add(option.toString());
        }
        try {
            return new ProcessBuilder(words).inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String name) {
        return folder.resolve(name + ".json").toString();
    }

    /** By PID, when that has ended. */
    private Map<Integer, JsonObject> processes(String name, Process recording) {
        try {
            assertThat(recording.waitFor()).isZero();
            JsonObject report =
                    JsonParser.parseString(Files.readString(Path.of(file(name)))).getAsJsonObject();
            Map<Integer, JsonObject> processes = new TreeMap<>();
            for (JsonElement process : report.getAsJsonArray("processes")) {
                JsonObject one = process.getAsJsonObject();
                processes.put(one.get("pid").getAsInt(), one);
            }
            return processes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
