package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.error.RecordingException;
import dev.gilspy.live.Python;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Kills one gilspy after the other that observes its victim, and looks what is left each time. */
final class Killer implements AutoCloseable {
    private static final int KILLS_BETWEEN_LOOKS_INTO_THE_KERNEL = 20;

    /** While it starts: the JVM, finding the interpreter, attaching. */
    private static final int LATEST_EARLY_MILLIS = 700;

    private static final int LATEST_MILLIS = 300;

    /** One in so many lives long enough for its recording to be held against the time. */
    private static final int ONE_LIVES_LONG = 20;

    private static final int LONG_LIFE_MILLIS = 2_500;

    /** A recording may lack the last second. */
    private static final long MOST_LACKING_NANOS = 1_300_000_000L;

    private final Victim victim;
    private final Random random;
    private final TortureTable.Rows rows;
    private final List<Mode> modes;
    private final KernelTraces before = KernelTraces.now();
    private int unlooked;

    Killer(Python python, List<Mode> modes, long seed, TortureTable.Rows rows) {
        this.victim = Victim.start(python);
        this.modes = List.copyOf(modes);
        this.random = new Random(seed);
        this.rows = rows;
    }

    /** In all modes in turn; the victim must be as fast afterwards as it was before. */
    void kill(int times) {
        double speed = victim.stepsPerCpuSecond(1);
        for (int i = 0; i < times; i++) {
            Mode mode = modes.get(i % modes.size());
            try (GilspyRun run = GilspyRun.start(mode, victim.pid(), 0)) {
                killOne(mode, run, rows.of("killed (-9): " + mode));
            }
        }
        lookIntoTheKernel();
        assertThat(victim.stepsPerCpuSecond(1)).isBetween(speed / 2, speed * 2);
    }

    private void killOne(Mode mode, GilspyRun run, Figures figures) {
        long begunNanos = letItLive(mode, run);
        boolean ran = run.alive();
        boolean traced = TaskStates.of(victim.pid()).traced();
        boolean loaded = mode == Mode.KERNEL && before.sinceThen() > 0;
        long killedNanos = System.nanoTime();
        run.kill();
        long livedNanos = run.livedNanos();
        figures.ended(ran ? Figures.KILLED : run.await(1).status(), livedNanos, run.peakBytes());
        figures.killedWhile(begunNanos > 0, traced, loaded);
        victim.assertUnharmed();
        figures.unharmed();
        assertThat(run.leftovers()).as("temporary files").isEmpty();
        readBack(run.out(), begunNanos == 0 ? 0 : killedNanos - begunNanos);
        if (++unlooked == KILLS_BETWEEN_LOOKS_INTO_THE_KERNEL) {
            lookIntoTheKernel();
        }
        figures.clean(1); // asserted at the latest when this ends
    }

    /**
     * @return when it had begun to show something; 0 if that was not waited for
     */
    private long letItLive(Mode mode, GilspyRun run) {
        if (!mode.endless() || random.nextBoolean()) {
            Waiting.millis(random.nextInt(LATEST_EARLY_MILLIS));
            return 0;
        }
        Waiting.until("it begins", () -> run.hasBegun() || !run.alive());
        long begunNanos = System.nanoTime();
        boolean lives = random.nextInt(ONE_LIVES_LONG) == 0;
        Waiting.millis(lives ? LONG_LIFE_MILLIS : random.nextInt(LATEST_MILLIS));
        return begunNanos;
    }

    /**
     * Every recording can be read, or says that it has nothing, and has all but the last second.
     */
    private static void readBack(Path folder, long observedNanos) {
        long seenNanos = 0;
        for (Path file : recordings(folder)) {
            try {
                Summary summary = Plausible.read(file);
                seenNanos += summary.observedNanos();
            } catch (RecordingException e) {
                assertThat(e).hasMessageMatching(".*(before anything was recorded|is no.*).*");
            }
        }
        if (!recordings(folder).isEmpty()) {
            assertThat(seenNanos).isGreaterThan(observedNanos - MOST_LACKING_NANOS);
        }
    }

    private static List<Path> recordings(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".gilspy")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lookIntoTheKernel() {
        before.assertNothingNew();
        unlooked = 0;
    }

    @Override
    public void close() {
        victim.close();
    }
}
