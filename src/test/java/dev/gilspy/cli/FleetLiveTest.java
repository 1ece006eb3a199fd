package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Look;
import dev.gilspy.source.remote.RemoteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Real workers, in every way in which Python starts some. */
@Tag("live")
@Needs(Permission.PTRACE)
class FleetLiveTest {
    private static final int SECONDS = 60;
    private static final long SEEN_NANOS = 300_000_000;

    @TempDir Path folder;

    private static PythonFixture workers(String way, int count, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(way, count));
        arguments.addAll(List.of(more));
        return PythonFixture.start(
                PythonVersions.any(), "workers.py", SECONDS, arguments.toArray());
    }

    private static List<Integer> pids(String answer) {
        return Arrays.stream(answer.split(" ")).map(Integer::valueOf).toList();
    }

    private static ProcessOptions options(String... words) {
        ProcessOptions options = new ProcessOptions();
        new CommandLine(options).parseArgs(words);
        return options;
    }

    /** By their ids, with the utilisation of each one's GIL. */
    private Map<Integer, Double> recorded(String... options) throws IOException {
        Path report = folder.resolve("a.json");
        List<String> words = new ArrayList<>(List.of("record", "-q", "-o", report.toString()));
        words.addAll(List.of(options));
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        Map<Integer, Double> processes = new TreeMap<>();
        JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        for (JsonElement each : json.getAsJsonArray("processes")) {
            JsonObject process = each.getAsJsonObject();
            JsonObject gil = process.getAsJsonArray("interpreters").get(0).getAsJsonObject();
            Double before =
                    processes.put(
                            process.get("pid").getAsInt(), gil.get("utilisation").getAsDouble());
            assertThat(before).as("a process is there once").isNull();
        }
        return processes;
    }

    @Test
    void workersOfEveryKindAreFoundAndToldApart() throws Exception {
        try (PythonFixture fork = workers("fork", 2);
                PythonFixture spawn = workers("spawn", 1);
                PythonFixture server = workers("forkserver", 1);
                PythonFixture pool = workers("pool", 1)) {
            List<PythonFixture> all = List.of(fork, spawn, server, pool);
            List<Integer> working = new ArrayList<>();
            all.forEach(each -> working.addAll(pids(each.ask("who"))));
            List<Integer> tree = all.stream().flatMap(FleetLiveTest::withDescendants).toList();
            assertThat(working).hasSize(5);
            assertThat(tree).as("with two resource trackers and a fork server").hasSize(12);

            String roots =
                    all.stream().map(each -> each.pid() + "").collect(Collectors.joining(","));
            var processes = recorded("-s", "--pid", roots, "-d", "2s", "-r", "300");
            assertThat(processes.keySet()).containsExactlyInAnyOrderElementsOf(tree);
            processes.forEach(
                    (pid, utilisation) ->
                            assertThat(utilisation)
                                    .as("utilisation of %d", pid)
                                    .isBetween(
                                            working.contains(pid) ? 0.06 : 0.0,
                                            working.contains(pid) ? 0.5 : 0.03));
            assertThat(looks("-s", "--pid", roots)).containsExactlyInAnyOrderElementsOf(tree);
        }
    }

    private static Stream<Integer> withDescendants(PythonFixture fixture) {
        Stream<Long> below =
                ProcessHandle.of(fixture.pid()).orElseThrow().descendants().map(ProcessHandle::pid);
        return Stream.concat(Stream.of(fixture.pid()), below.map(Math::toIntExact));
    }

    private static List<Integer> looks(String... words) {
        return new FleetLook(
                        options(words).fleet(),
                        FleetAccess.OF_THIS_MACHINE::looksLikePython,
                        RemoteSource::look,
                        warning -> {
                            throw new AssertionError(warning);
                        })
                .looks().stream().map(Look::process).map(process -> process.pid()).toList();
    }

    @Test
    void workersMayStartAndEndMeanwhile() {
        try (PythonFixture target = workers("spawn", 2)) {
            List<Integer> first = pids(target.ask("who"));
            Fleet fleet = options("-s", "--pid", target.pid() + "").fleet();
            int started;
            Summary summary;
            try (FleetObserved observed = new FleetObserved(fleet)) {
                first.forEach(pid -> observed.await(pid, FleetLiveTest::seen));
                started = Integer.parseInt(target.ask("start"));
                target.ask("end " + first.get(0));
                observed.await(first.get(0), process -> process.window().ending() != null);
                observed.await(started, FleetLiveTest::seen);
                summary = observed.stopped();
                assertThat(observed.warnings).isEmpty();
            }
            assertThat(summary.processes())
                    .extracting(process -> process.info().pid())
                    .as("parent, resource tracker, and workers")
                    .doesNotHaveDuplicates()
                    .contains(target.pid(), first.get(0), first.get(1), started)
                    .hasSize(5);
            assertThat(ending(summary, first.get(0))).isEqualTo(Ending.Reason.EXIT);
            assertThat(ending(summary, first.get(1))).isEqualTo(Ending.Reason.SIGNAL);
            assertThat(ending(summary, started)).isEqualTo(Ending.Reason.SIGNAL);
        }
    }

    private static boolean seen(ProcessSummary process) {
        return process.window().observedNanos() > SEEN_NANOS;
    }

    private static Ending.Reason ending(Summary summary, int pid) {
        return summary.processes().stream()
                .filter(process -> process.info().pid() == pid)
                .map(process -> process.window().ending().reason())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsBelowAShellIsFoundAndAnOrphanStays() {
        Summary summary;
        int orphan;
        int middle;
        try (PythonFixture target =
                PythonFixture.start(PythonVersions.any(), "descendants.py", SECONDS)) {
            int belowShell = Integer.parseInt(target.ask("shell"));
            middle = Integer.parseInt(target.ask("middle"));
            orphan = Integer.parseInt(target.ask("spinner"));
            Fleet fleet = options("-s", "--pid", target.pid() + "").fleet();
            FleetObserved observed = new FleetObserved(fleet);
            List.of(target.pid(), belowShell, middle, orphan).forEach(observed::await);
            target.ask("orphan");
            long before = observed.await(orphan).window().observedNanos();
            observed.await(middle, process -> process.window().ending() != null);
            observed.await(
                    orphan, process -> process.window().observedNanos() > before + SEEN_NANOS);
            ProcessHandle.of(target.pid()).orElseThrow().destroyForcibly();
            assertThat(observed.awaitEnd().processes()).as("without the shell").hasSize(4);
            assertThat(observed.warnings).isEmpty();
            summary = observed.summary();
        }
        assertThat(ending(summary, middle)).isEqualTo(Ending.Reason.EXIT);
        assertThat(ending(summary, orphan)).isEqualTo(Ending.Reason.EXIT);
    }

    @Test
    void processesAreChosenByTheirCommandLine() throws Exception {
        String mark = "mark-" + System.nanoTime();
        try (PythonFixture target = workers("fork", 1, mark)) {
            int worker = pids(target.ask("who")).get(0);
            assertThat(recorded("--name", mark + "$", "-d", "300ms").keySet())
                    .containsExactlyInAnyOrder(target.pid(), worker);

            CommandRun none = CommandRun.of("record", "--name", mark + "-no");
            assertThat(none.exitCode()).isEqualTo(ExitCode.NO_TARGET);
            assertThat(none.err())
                    .startsWith("gilspy: No Python process has \"" + mark + "-no\" in its command")
                    .contains("There are: ", "workers.py");

            String absent = "4000000";
            assertThat(recorded("--pid", worker + "," + absent, "-d", "300ms").keySet())
                    .as("one that is not there ends nothing")
                    .containsExactly(worker);
            CommandRun alone = CommandRun.of("record", "-s", "--pid", absent);
            assertThat(alone.exitCode()).isEqualTo(ExitCode.NO_TARGET);
            assertThat(alone.err()).startsWith("gilspy: There is no process 4000000");
        }
    }
}
