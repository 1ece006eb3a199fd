package dev.gilspy.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.aggregate.Churn;
import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.error.OutputException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingWriterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern NUMBER = Pattern.compile("-(\\d+)\\.");
    private static final Rotation EVERY_10_S = new Rotation(10 * SECOND, 0, 0);

    @TempDir Path directory;
    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = directory.resolve("a.gilspy");
    }

    @Test
    void theFilesTogetherHoldEverythingOnce() throws IOException {
        Ledger whole = new Ledger();
        new Churn(whole, 42).begin().seconds(35).end();
        RotatingWriter writer = RotatingWriter.open(path, EVERY_10_S);
        new Churn(writer.open(), 42).begin().seconds(35).end();
        writer.close();

        List<Summary> files = files().stream().map(RotatingWriterTest::read).toList();
        assertThat(files).hasSize(4);
        for (ThreadState state : ThreadState.values()) {
            assertThat(sum(files, state))
                    .as("%s", state)
                    .isEqualTo(sum(List.of(whole.summary()), state));
        }
        assertThat(sum(files, RotatingWriterTest::stackNanos))
                .isEqualTo(stackNanos(whole.summary()));
        assertThat(sum(files, RotatingWriterTest::samples)).isEqualTo(samples(whole.summary()));
        assertThat(sum(files, file -> file.quality().samples())).isEqualTo(35_000);
        assertThat(sum(files, file -> accounted(file, "steady"))).isEqualTo(7 * SECOND);
        assertThat(sum(files, file -> accounted(file, "worker-"))).isEqualTo(35 * 100 * 3_000_000L);
        assertThat(byFunction(files)).isEqualTo(byFunction(List.of(whole.summary())));
    }

    @Test
    void eachFileStandsOnItsOwn() throws IOException {
        RotatingWriter writer = RotatingWriter.open(path, EVERY_10_S);
        new Churn(writer.open(), 42).begin().seconds(35).end();
        writer.close();

        List<Path> files = files();
        for (Path file : files) {
            ProcessSummary process = read(file).processes().get(0);
            assertThat(process.info().pid()).isEqualTo(42);
            assertThat(process.threads())
                    .anyMatch(thread -> thread.thread().name().equals("steady"));
            assertThat(process.interpreters().get(0).utilisation()).isBetween(0.45, 0.5001);
            assertThat(read(file).observedNanos()).isBetween(4 * SECOND, 11 * SECOND);
        }
        Summary second = read(files.get(1));
        assertThat(second.run().start())
                .isEqualTo(read(files.get(0)).run().start().plusMillis(10_995));
        assertThat(second.ending())
                .isEqualTo(
                        new Ending(
                                Ending.Reason.DURATION,
                                second.run().startNanos() + 10 * SECOND,
                                RotatedProcess.GOES_ON));
        assertThat(read(path).ending().reason()).isEqualTo(Ending.Reason.SIGNAL);
    }

    @Test
    void theNewestFileCanBeReadAtAnyMomentAndAllStayWithinTheirBound() throws IOException {
        long bound = 200_000;
        RotatingWriter writer = RotatingWriter.open(path, new Rotation(0, bound, 0));
        Churn churn = new Churn(writer.open(), 42).begin();
        int most = 0;
        for (int second = 0; second < 100; second++) {
            churn.seconds(1);
            long bytes = files().stream().mapToLong(RotatingWriterTest::size).sum();
            assertThat(bytes).as("second %d", second).isLessThanOrEqualTo(bound);
            most = Math.max(most, files().size());
            Summary newest = read(path);
            long end = newest.run().startNanos() + newest.observedNanos();
            assertThat(churn.nowNanos() - end).isLessThanOrEqualTo(SECOND);
        }
        assertThat(most).isBetween(5, 20);
        assertThat(read(files().get(0)).run().start())
                .isAfter(read(path).run().start().minusSeconds(80));
        churn.end();
        writer.close();
        assertThat(RecordingReader.replay(path, Ledger::new).truncated()).isFalse();
    }

    @Test
    void keepsSoManyAndDeletesOnlyItsOwn() throws IOException {
        Path others = Files.writeString(directory.resolve("a-20200101T000000Z.gilspy"), "mine");
        Files.writeString(path, "of the run before");
        RotatingWriter writer = RotatingWriter.open(path, new Rotation(2 * SECOND, 0, 3));
        new Churn(writer.open(), 42).begin().seconds(40).end();
        writer.close();

        List<Path> written = files().stream().filter(file -> size(file) > 100).toList();
        assertThat(written).hasSize(3).contains(path);
        assertThat(Files.readString(others)).isEqualTo("mine");
        assertThat(files()).anyMatch(file -> text(file).equals("of the run before"));
        assertThat(files()).hasSize(5);
    }

    @Test
    void processesThatGoOnAreInEachFileAndThoseThatEndedAreNot() throws IOException {
        RotatingWriter writer = RotatingWriter.open(path, EVERY_10_S);
        Churn first = new Churn(writer.open(), 42).begin();
        Churn late = new Churn(writer.open(), 43);
        Churn second = new Churn(writer.open(), 44).begin();
        for (int i = 0; i < 15; i++) {
            first.seconds(1);
            second.seconds(1);
        }
        first.end();
        late.after(15).begin();
        for (int i = 0; i < 14; i++) {
            late.seconds(1);
            second.seconds(1);
        }
        second.end();
        late.end();
        writer.close();

        List<Path> files = files();
        assertThat(pids(files.get(0))).containsExactly(42, 44);
        assertThat(pids(files.get(1))).containsExactly(42, 43, 44);
        assertThat(pids(path)).containsExactly(43, 44);
        List<Summary> all = files.stream().map(RotatingWriterTest::read).toList();
        assertThat(sum(all, ThreadState.RUNNING))
                .isEqualTo(first.heldNanos() + second.heldNanos() + late.heldNanos());
    }

    @Test
    void whatIsKeptInMemoryDoesNotGrowWithTime() {
        RotatingWriter writer = RotatingWriter.open(path, new Rotation(60 * SECOND, 0, 2));
        RotatedProcess process = writer.open();
        Churn churn = new Churn(process, 42).begin().seconds(100);
        int early = process.size();
        int most = 0;
        for (int i = 0; i < 100; i++) {
            churn.seconds(3);
            most = Math.max(most, process.size());
        }
        assertThat(churn.threads()).isGreaterThan(40_000);
        assertThat(most).isLessThan(2 * early).isLessThan(15_000);
        churn.end();
        writer.close();
    }

    @Test
    void aLinkThatSomebodyPutInItsWayIsNotFollowed() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        RotatingWriter writer = RotatingWriter.open(path, EVERY_10_S);
        Files.createSymbolicLink(directory.resolve(".a.gilspy.new"), victim);
        new Churn(writer.open(), 42).begin().seconds(15).end();
        writer.close();

        assertThat(victim).hasContent("precious");
        assertThat(read(path).processes()).hasSize(1);
    }

    @Test
    void aFolderThatIsGoneIsToldAndDoesNotDisturbWhoObserves() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("gone"));
        RotatingWriter writer = RotatingWriter.open(folder.resolve("a.gilspy"), EVERY_10_S);
        Churn churn = new Churn(writer.open(), 42).begin().seconds(5);
        Files.delete(folder.resolve("a.gilspy"));
        Files.delete(folder);
        churn.seconds(20).end();

        assertThat(writer.failure()).isPresent();
        assertThatThrownBy(writer::close)
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("a.gilspy");
    }

    /** Oldest first; the growing one last. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted(Comparator.comparing(RotatingWriterTest::order)).toList();
        }
    }

    /** By time and number: {@code a-TIME.gilspy} comes before {@code a-TIME-2.gilspy}. */
    private static String order(Path file) {
        String name = file.getFileName().toString();
        return name.equals("a.gilspy")
                ? "b"
                : NUMBER.matcher(name.replaceFirst("Z\\.", "Z-1."))
                        .replaceFirst(one -> "-%04d.".formatted(Integer.valueOf(one.group(1))));
    }

    private static Summary read(Path file) {
        FleetLedger ledger = new FleetLedger(Ledger::new);
        RecordingReader.replay(file, ledger);
        return ledger.summary();
    }

    private static List<Integer> pids(Path file) {
        return read(file).processes().stream()
                .map(process -> process.info().pid())
                .sorted()
                .toList();
    }

    private static Stream<ThreadSummary> threads(Summary summary) {
        return summary.processes().stream().flatMap(process -> process.threads().stream());
    }

    private static long sum(List<Summary> files, ToLongFunction<Summary> figure) {
        return files.stream().mapToLong(figure).sum();
    }

    private static long sum(List<Summary> files, ThreadState state) {
        return sum(files, file -> threads(file).mapToLong(t -> t.stateNanos().get(state)).sum());
    }

    private static long samples(Summary file) {
        return threads(file).mapToLong(ThreadSummary::samples).sum();
    }

    private static long accounted(Summary file, String name) {
        return threads(file)
                .filter(thread -> thread.thread().name().startsWith(name))
                .filter(thread -> thread.account() != null)
                .mapToLong(thread -> thread.account().cpuNanos())
                .sum();
    }

    private static long stackNanos(Summary file) {
        return file.processes().stream()
                .flatMap(process -> process.stacks().stream())
                .mapToLong(StackSummary::nanos)
                .sum();
    }

    private static Map<String, Long> byFunction(List<Summary> files) {
        Map<String, Long> nanos = new TreeMap<>();
        for (Summary file : files) {
            for (ProcessSummary process : file.processes()) {
                process.stacks()
                        .forEach(
                                stack ->
                                        nanos.merge(
                                                stack.frames().toString(),
                                                stack.nanos(),
                                                Long::sum));
            }
        }
        return nanos;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return size(file) > 100 ? "" : Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
