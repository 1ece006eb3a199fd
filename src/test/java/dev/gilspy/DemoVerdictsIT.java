package dev.gilspy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.Launcher.Outcome;
import dev.gilspy.demo.Workload;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every workload is judged to be what it was made to be. */
@Tag("live")
class DemoVerdictsIT {
    private static final String DURATION = "1500ms";
    private static final int MOST_ATTEMPTS = 3;

    /** Mean number of a workload's threads that lack a CPU on a machine that is busy. */
    private static final double BUSY_MACHINE = 0.1;

    /** Where interpreters have GILs of their own. */
    private static final Python PYTHON = PythonVersions.any();

    @TempDir private Path folder;

    @Test
    void everyWorkloadProvokesItsVerdict() throws Exception {
        Outcome all = demo(PYTHON, "all", "-d", DURATION);
        List<String> rows = all.output().lines().skip(1).toList();
        for (Workload workload : Workload.values()) {
            String[] row = rows.get(workload.ordinal()).split(" {2,}");
            assertThat(row).startsWith(workload.label(), workload.usualVerdict().label());
            assertThat(foundIn(row, workload)).as(workload.label()).isEqualTo(row[1]);
        }
        boolean agree = all.output().contains("\nAll ");
        assertThat(all.status()).isEqualTo(agree ? 0 : 1);
        assertHoldsPredictionsAgainstProcesses(rows);
    }

    private static void assertHoldsPredictionsAgainstProcesses(List<String> rows) {
        List<String> gains =
                rows.stream()
                        .dropWhile(row -> !row.startsWith("THE SAME WORK IN PROCESSES"))
                        .skip(1)
                        .toList();
        String[] ofThreads = gains.get(0).split(" {2,}");
        assertThat(ofThreads).hasSize(4).startsWith("threads");
        double predicted = Double.parseDouble(ofThreads[1].replace(" x", ""));
        double measured = Double.parseDouble(ofThreads[2].replace(" x", ""));
        assertThat(predicted / measured).as(gains.get(0)).isBetween(0.5, 2.0);
    }

    private String foundIn(String[] row, Workload workload) throws Exception {
        if (row[2].equals("not shown here")) {
            assertThat(workload).isEqualTo(Workload.THROTTLED);
            assertThat(Permission.QUOTA.granted()).as("whether it could be").isFalse();
            return row[1];
        }
        boolean agrees = row[2].equals(row[1]);
        double starved = Double.parseDouble(row[6]);
        return agrees || starved < BUSY_MACHINE ? row[2] : found(PYTHON, workload, row[1]);
    }

    @ParameterizedTest
    @EnumSource(names = {"THREADS", "REGEX", "SLEEP_WITH_GIL", "CONVOY", "ASYNCIO"})
    void samplingTellsThemApartToo(Workload workload) throws Exception {
        String usual = workload.usualVerdict().label();
        assertThat(found(PYTHON, workload, usual, "--exact=off")).isEqualTo(usual);
    }

    @Test
    void withoutAGilTheSameThreadsScale() throws Exception {
        String scaling = "free-threaded-scaling";
        assertThat(found(PythonVersions.freeThreaded(), Workload.THREADS, scaling))
                .isEqualTo(scaling);
    }

    @Test
    void aGilThatIsOnForNothingIsInTheWay() throws Exception {
        Python python = PythonVersions.freeThreaded().with(Map.of("PYTHON_GIL", "1"));
        String gilOn = "free-threaded-gil-on";
        assertThat(found(python, Workload.THREADS, gilOn)).isEqualTo(gilOn);
    }

    @Test
    void ctrlCEndsTheTableAndIsNoSuccess() throws Exception {
        Process gilspy = Launcher.packaged().start("demo", "all", "-d", "1s");
        BufferedReader output = gilspy.inputReader(UTF_8);
        output.readLine();
        assertThat(output.readLine()).startsWith("threads ");
        new ProcessBuilder("kill", "-INT", "" + gilspy.pid()).start().waitFor();
        assertThat(output.lines().toList())
                .hasSizeLessThan(3)
                .last()
                .asString()
                .contains("1 verdicts are");
        assertThat(gilspy.waitFor()).isEqualTo(1);
    }

    @Test
    @Needs(Permission.QUOTA)
    void theQuotaGoesAlsoWhenGilspyIsKilled() throws Exception {
        Process gilspy = Launcher.packaged().start("demo", "throttled", "-d", "1m");
        gilspy.errorReader().readLine(); // says that it is recording
        List<ProcessHandle> workload = gilspy.descendants().toList();
        assertThat(groupsOf(workload)).hasSize(1);
        gilspy.destroyForcibly().waitFor();
        for (ProcessHandle process : workload) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(groupsOf(workload)).isEmpty();
    }

    /** Control groups that one of these has made. */
    private static List<String> groupsOf(List<ProcessHandle> processes) throws IOException {
        String name = "gilspy-demo-";
        Process find = new ProcessBuilder("find", "/sys/fs/cgroup", "-name", name + "*").start();
        return find.inputReader()
                .lines()
                .map(group -> group.substring(group.lastIndexOf('/') + 1))
                .filter(group -> processes.stream().anyMatch(p -> group.equals(name + p.pid())))
                .toList();
    }

    /**
     * The verdict of one workload. Where the machine had no CPU to give, another one than the
     * expected may be true of the machine, and it is measured again.
     */
    private String found(Python python, Workload workload, String expected, String... options)
            throws Exception {
        Path report = folder.resolve("report.json");
        List<Object> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(workload.label(), "-d", DURATION, "-o", report));
        String found = "";
        for (int n = 0; n < MOST_ATTEMPTS; n++) {
            assertThat(demo(python, arguments.toArray()).status()).isZero();
            JsonObject recorded =
                    JsonParser.parseString(Files.readString(report)).getAsJsonObject();
            found = recorded.getAsJsonObject("verdict").get("code").getAsString();
            if (found.equals(expected) || starved(recorded) < BUSY_MACHINE) {
                break;
            }
        }
        return found;
    }

    private static double starved(JsonObject recorded) {
        JsonObject process = recorded.getAsJsonArray("processes").get(0).getAsJsonObject();
        double starved = 0;
        for (JsonElement thread : process.getAsJsonArray("threads")) {
            JsonObject shares = thread.getAsJsonObject().getAsJsonObject("shares");
            starved += shares.get("starved").getAsDouble();
            starved += shares.get("held-starved").getAsDouble();
        }
        return starved;
    }

    private static Outcome demo(Python python, Object... arguments) throws Exception {
        Launcher launcher = Launcher.packaged();
        for (Map.Entry<String, String> variable : python.environment().entrySet()) {
            launcher = launcher.with(variable.getKey(), variable.getValue());
        }
        List<Object> command = new ArrayList<>(List.of("demo", "-q", "--python"));
        command.add(python.executable());
        command.addAll(List.of(arguments));
        return launcher.run(command.toArray());
    }
}
