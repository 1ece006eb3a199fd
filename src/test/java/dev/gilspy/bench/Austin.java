package dev.gilspy.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.gilspy.bench.Profile.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * austin, the fastest of the others, in C. It never stops the target.
 *
 * <p>What it calls a sample is one stack of one thread: of the same process it told 1,779 in two
 * seconds with one thread, 3,264 with two and 10,014 with six. All stacks of a look are written one
 * after the other, and the main thread's is always among them: so the lines of that one are its
 * looks. It sleeps an interval less the time of a look, and so looks a tenth to a sixth less often
 * than it was asked to at 1 kHz.
 */
record Austin(String executable) implements Profiler {
    /** {@code P699;T0:701;/a/threading.py:Thread.run:1010;/a/app.py:left_1:45}. */
    private static final Pattern STACK = Pattern.compile("P\\d+;T\\d+:(\\d+);?(.*)");

    /** In place of a frame that it could not read. */
    private static final String INVALID = ":INVALID:";

    /** {@code Error rate : 3/10014 (0.03 %) invalid samples}, its colours left out. */
    private static final Pattern ERRORS = Pattern.compile("Error rate : (\\d+)/(\\d+)");

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    /** What it says of its version, e.g. {@code austin 3.7.0}; empty if it does not run. */
    static Optional<String> version(String executable) {
        return Machine.version(executable).filter(text -> text.startsWith("austin"));
    }

    @Override
    public String name() {
        return program();
    }

    @Override
    public List<String> command(int pid, int seconds, int rateHz, Path output) {
        long intervalMicros = TimeUnit.SECONDS.toMicros(1) / rateHz;
        return List.of(
                executable,
                "-i",
                intervalMicros + "us",
                "-x",
                String.valueOf(seconds),
                "-p",
                String.valueOf(pid),
                "-o",
                output.toString());
    }

    @Override
    public String program() {
        return "austin";
    }

    @Override
    public List<String> versionCommand() {
        return List.of(executable, "--version");
    }

    @Override
    public List<String> lookCommand(int pid) {
        return List.of(executable, "--where", String.valueOf(pid));
    }

    @Override
    public Profile read(Request request, Path output, String log) throws IOException {
        Matcher errors = ERRORS.matcher(COLOUR.matcher(log).replaceAll(""));
        if (!errors.find()) {
            throw new ProfilerFailure("austin does not say how many errors there were");
        }
        List<Seen> all = stacks(request.pid(), output);
        long looks =
                all.stream()
                        .filter(seen -> seen.thread().equals(Profile.MAIN_THREAD))
                        .mapToLong(Seen::samples)
                        .sum();
        List<Seen> whole =
                all.stream().filter(seen -> !seen.functions().contains(INVALID)).toList();
        return new Profile(
                looks,
                Long.parseLong(errors.group(2)),
                Long.parseLong(errors.group(1)),
                Double.NaN,
                Double.NaN,
                whole);
    }

    private static List<Seen> stacks(int pid, Path output) throws IOException {
        try (Stream<String> lines = Files.lines(output)) {
            Map<String, Long> counts =
                    lines.filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .collect(groupingBy(Austin::withoutTime, counting()));
            return counts.entrySet().stream()
                    .map(entry -> stack(entry.getKey(), entry.getValue(), pid))
                    .toList();
        }
    }

    /** Each stack is a line of its own, with the time since the look before. */
    private static String withoutTime(String line) {
        return line.substring(0, Math.max(0, line.lastIndexOf(' ')));
    }

    private static Seen stack(String line, long samples, int pid) {
        Matcher matcher = STACK.matcher(line);
        if (!matcher.matches()) {
            throw new ProfilerFailure("austin wrote a stack that is not understood: " + line);
        }
        return Seen.of(Integer.parseInt(matcher.group(1)), pid, matcher.group(2), samples);
    }
}
