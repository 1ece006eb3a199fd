package dev.gilspy.bench;

import dev.gilspy.bench.Profile.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** py-spy, the profiler that people know. */
record PySpy(String executable, List<String> options) implements Profiler {
    /** {@code thread (699): mixer;_bootstrap (threading.py);run (threading.py) 72}. */
    private static final Pattern STACK = Pattern.compile("thread \\([^)]*\\)(?:: )?(.*) (\\d+)");

    /** {@code py-spy> Wrote raw flamegraph data to 'a.txt'. Samples: 1999 Errors: 0}. */
    private static final Pattern ERRORS = Pattern.compile("Samples: \\d+ Errors: (\\d+)");

    /** What it says of its version, e.g. {@code py-spy 0.4.2}; empty if it does not run. */
    static Optional<String> version(String executable) {
        return Machine.version(executable).filter(text -> text.startsWith("py-spy"));
    }

    @Override
    public String name() {
        return options.contains("--nonblocking")
                ? "py-spy " + String.join(" ", options)
                : "py-spy (stops the target)";
    }

    @Override
    public List<String> command(int pid, int seconds, int rateHz, Path output) {
        List<String> command = new ArrayList<>(List.of(executable, "record"));
        command.addAll(List.of("--pid", String.valueOf(pid), "-d", String.valueOf(seconds)));
        command.addAll(List.of("-r", String.valueOf(rateHz), "-f", "raw", "-t", "--nolineno"));
        command.addAll(List.of("-o", output.toString()));
        command.addAll(options);
        return command;
    }

    @Override
    public String program() {
        return "py-spy";
    }

    @Override
    public List<String> versionCommand() {
        return List.of(executable, "--version");
    }

    @Override
    public List<String> lookCommand(int pid) {
        return List.of(executable, "dump", "--nonblocking", "--pid", String.valueOf(pid));
    }

    /** It looks as often as it was asked to, however long that takes; it counts what it shows. */
    @Override
    public Profile read(Request request, Path output, String log) throws IOException {
        Matcher errors = ERRORS.matcher(log);
        if (!errors.find()) {
            throw new ProfilerFailure(name() + " does not say how many errors there were");
        }
        long looks = (long) request.seconds() * request.rateHz();
        List<Seen> stacks = Files.readAllLines(output).stream().map(PySpy::stack).toList();
        long thrownAway = Long.parseLong(errors.group(1));
        return new Profile(looks, looks, thrownAway, Double.NaN, Double.NaN, stacks);
    }

    private static Seen stack(String line) {
        Matcher matcher = STACK.matcher(line);
        if (!matcher.matches()) {
            throw new ProfilerFailure("py-spy wrote a stack that is not understood: " + line);
        }
        List<String> frames = Arrays.asList(matcher.group(1).split(";"));
        List<String> functions =
                frames.stream().skip(1).map(frame -> frame.replaceFirst(" \\(.*", "")).toList();
        return new Seen(frames.get(0), functions, Long.parseLong(matcher.group(2)));
    }
}
