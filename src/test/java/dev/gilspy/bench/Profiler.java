package dev.gilspy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** A profiler with its options, run as users run it. */
interface Profiler {

    /** As tables show it. */
    String name();

    /** The command that samples a process for a while and writes what it saw. */
    List<String> command(int pid, int seconds, int rateHz, Path output);

    /**
     * What it saw.
     *
     * @param output what the command wrote
     * @param log what it printed
     */
    Profile read(Request request, Path output, String log) throws IOException;

    /** The program, whatever its options. */
    String program();

    /** The command that says its version. */
    List<String> versionCommand();

    /** The command that looks once and shows what it saw. */
    List<String> lookCommand(int pid);

    /**
     * When the first sample was taken, on CLOCK_MONOTONIC; empty if it does not say.
     *
     * @param output what the command wrote
     */
    default OptionalDouble firstSampleNanos(Path output) {
        return OptionalDouble.empty();
    }

    /** What to sample, for how long and how often. */
    record Request(int pid, int seconds, int rateHz) {}

    /** The same profiler, on this CPU alone. */
    default Profiler onCpu(int cpu) {
        return new Pinned(this, cpu);
    }
}
