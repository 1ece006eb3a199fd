package dev.gilspy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was measured on. */
final class Machine {
    private Machine() {}

    /** Processor, its count, kernel and Java, in one line. */
    static String description() {
        String model =
                lines("/proc/cpuinfo").stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*: *", ""))
                        .findFirst()
                        .orElse("unknown processor");
        return "%d x %s, Linux %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        System.getProperty("os.version"),
                        System.getProperty("java.runtime.version"));
    }

    /** The load average over the last minute, as it is now. */
    static String load() {
        return lines("/proc/loadavg").get(0).split(" ")[0];
    }

    /** The CPUs that this process may use, e.g. of {@code Cpus_allowed_list: 0-1,4}. */
    static List<Integer> cpus() {
        String list =
                lines("/proc/self/status").stream()
                        .filter(line -> line.startsWith("Cpus_allowed_list:"))
                        .map(line -> line.replaceFirst(".*:\\s*", ""))
                        .findFirst()
                        .orElseThrow();
        List<Integer> cpus = new ArrayList<>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            for (int cpu = Integer.parseInt(ends[0]);
                    cpu <= Integer.parseInt(ends[ends.length - 1]);
                    cpu++) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }

    /** The memory that a process has now, of {@code VmRSS: 63552 kB}; 0 if it has ended. */
    static long residentBytes(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** The first line of what a program says of its version; empty if it cannot be run. */
    static Optional<String> version(String executable) {
        try {
            Process process = new ProcessBuilder(executable, "--version").start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
