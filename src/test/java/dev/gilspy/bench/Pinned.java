package dev.gilspy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A profiler that may run on one CPU only. */
record Pinned(Profiler profiler, int cpu) implements Profiler {

    @Override
    public String name() {
        return profiler.name();
    }

    @Override
    public String program() {
        return profiler.program();
    }

    @Override
    public List<String> versionCommand() {
        return profiler.versionCommand();
    }

    @Override
    public List<String> lookCommand(int pid) {
        return profiler.lookCommand(pid);
    }

    @Override
    public List<String> command(int pid, int seconds, int rateHz, Path output) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", String.valueOf(cpu)));
        command.addAll(profiler.command(pid, seconds, rateHz, output));
        return command;
    }

    @Override
    public Profile read(Request request, Path output, String log) throws IOException {
        return profiler.read(request, output, log);
    }
}
