package dev.gilspy.bench;

import dev.gilspy.bench.Profile.Seen;
import dev.gilspy.live.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sampling profiler that CPython 3.15 brings along ({@code python -m profiling.sampling}). It
 * looks into processes of its own version only.
 */
record Tachyon(Python python, List<String> options) implements Profiler {
    /** {@code Captured 1998 samples in 2.00 seconds}. */
    private static final Pattern CAPTURED = Pattern.compile("Captured (\\d+) samples");

    /** {@code Error rate: 1.20}, in percent. */
    private static final Pattern ERRORS = Pattern.compile("Error rate: ([0-9.]+)");

    /** {@code tid:24103;threading.py:Thread.run:1161;stacks.py:left_1:45 748}. */
    private static final Pattern STACK = Pattern.compile("tid:(\\d+);(.*) (\\d+)");

    /**
     * Looking at the process as it runs, its default, and stopping it. Both need a target of 3.15.
     */
    static List<Profiler> bothWays(Python python) {
        return List.of(new Tachyon(python, List.of()), new Tachyon(python, List.of("--blocking")));
    }

    @Override
    public String name() {
        return (program() + " " + String.join(" ", options)).strip();
    }

    @Override
    public List<String> command(int pid, int seconds, int rateHz, Path output) {
        return command("--collapsed", new Request(pid, seconds, rateHz), output);
    }

    @Override
    public String program() {
        return "3.15's own profiler, on 3.15";
    }

    @Override
    public List<String> versionCommand() {
        return module("--help"); // it has no version of its own
    }

    @Override
    public List<String> lookCommand(int pid) {
        return module("dump", String.valueOf(pid));
    }

    private List<String> module(String... arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(python.executable().toString(), "-m", "profiling.sampling"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The command for any of its formats. */
    List<String> command(String format, Request request, Path output) {
        List<String> command = module("attach", "--all-threads", format);
        command.addAll(List.of("-d", String.valueOf(request.seconds())));
        command.addAll(List.of("-r", String.valueOf(request.rateHz()), "-o", output.toString()));
        command.addAll(options);
        command.add(String.valueOf(request.pid()));
        return command;
    }

    @Override
    public Profile read(Request request, Path output, String log) throws IOException {
        long looks = Math.round(number(CAPTURED, log));
        long errors = Math.round(looks * number(ERRORS, log) / 100);
        List<Seen> stacks =
                Files.readAllLines(output).stream()
                        .map(line -> stack(line, request.pid()))
                        .toList();
        return new Profile(looks, looks, errors, Double.NaN, Double.NaN, stacks);
    }

    private static double number(Pattern pattern, String log) {
        Matcher matcher = pattern.matcher(log);
        if (!matcher.find()) {
            throw new ProfilerFailure("3.15's profiler does not say: " + pattern);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static Seen stack(String line, int pid) {
        Matcher matcher = STACK.matcher(line);
        if (!matcher.matches()) {
            throw new ProfilerFailure("3.15's profiler wrote what is not understood: " + line);
        }
        return Seen.of(
                Integer.parseInt(matcher.group(1)),
                pid,
                matcher.group(2),
                Long.parseLong(matcher.group(3)));
    }
}
