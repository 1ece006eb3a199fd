package dev.gilspy.bench;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.recording.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A recording that goes on: of a target whose threads come and go and whose code is made anew all
 * the time, with everything on that a long run has. Once a minute: memory, files, whether the
 * newest one can be read, and what was missed.
 */
final class Soak implements Bench.Part {
    private static final int MINUTES = 30;
    private static final int RATE_HZ = 1000;
    private static final int BIRTHS_PER_SECOND = 50;
    private static final long MAX_BYTES = 20_000_000;
    private static final int MARGIN_SECONDS = 120;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        int minutes = Integer.getInteger("bench.minutes", MINUTES);
        int seconds = 60 * minutes + MARGIN_SECONDS;
        bench.heading("A recording without end");
        bench.print(
                ("CPython %s, %d threads a second born, each with new code; %,d Hz, --max-size 20MB,"
                                + " --every 10s, metrics served; %d minutes.")
                        .formatted(python, BIRTHS_PER_SECOND, RATE_HZ, minutes));
        try (PythonFixture target =
                        PythonFixture.start(python, "churns.py", seconds, BIRTHS_PER_SECOND);
                Session session =
                        Session.start(python, output -> command(bench, target.pid(), output))) {
            watch(bench, session, target, minutes);
        }
    }

    private static List<String> command(Bench bench, int pid, Path output) {
        String launcher = bench.settings().launcher().toString();
        Path folder = output.getParent();
        return List.of(
                launcher,
                "record",
                "-q",
                "-d",
                "0",
                "--pid",
                String.valueOf(pid),
                "--max-size",
                "20MB",
                "--every",
                "10s",
                "--metrics-port",
                "0",
                "-o",
                folder.resolve("soak.gilspy").toString(),
                "-o",
                folder.resolve("soak.txt").toString());
    }

    private static void watch(Bench bench, Session session, PythonFixture target, int minutes) {
        Growth growth = new Growth();
        long beganNanos = System.nanoTime();
        bench.print("minute  RSS MB  files  MB   newest  missed of samples  threads born");
        for (int minute = 1; minute <= minutes && session.alive(); minute++) {
            sleepUntil(beganNanos + minute * MINUTE_NANOS);
            long resident = session.residentBytes();
            growth.add(minute * 60, resident);
            bench.print(line(minute, resident, session.folder(), target.ask("born?")));
        }
        bench.print(
                "%.1f MB an hour more, by the second half.".formatted(growth.slope() * 3600 / 1e6));
    }

    private static String line(int minute, long resident, Path folder, String born) {
        List<Path> files = recordings(folder);
        long bytes = files.stream().mapToLong(Soak::size).sum();
        if (bytes > MAX_BYTES) {
            throw new ProfilerFailure("the recordings take %,d bytes".formatted(bytes));
        }
        Summary newest = read(folder.resolve("soak.gilspy"));
        return "%6d  %6.1f  %5d  %4.1f  %5ds  %d of %,d  %s"
                .formatted(
                        minute,
                        resident / 1e6,
                        files.size(),
                        bytes / 1e6,
                        Duration.ofNanos(newest.observedNanos()).toSeconds(),
                        newest.quality() == null ? 0 : newest.quality().missed(),
                        newest.quality() == null ? 0 : newest.quality().samples(),
                        born);
    }

    private static Summary read(Path recording) {
        FleetLedger ledger = new FleetLedger(Ledger::new);
        RecordingReader.replay(recording, ledger).undamaged();
        return ledger.summary();
    }

    private static List<Path> recordings(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".gilspy")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // deleted meanwhile
        }
    }

    private static void sleepUntil(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
