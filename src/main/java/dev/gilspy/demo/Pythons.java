package dev.gilspy.demo;

import dev.gilspy.error.NoTargetException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The Python executables that may run a workload.
 *
 * @param executables names to look for on PATH, or paths; the first that will do is taken
 * @param versions of CPython that will do, e.g. {@code 3.11}
 */
public record Pythons(List<String> executables, List<String> versions) {
    public Pythons {
        executables = List.copyOf(executables);
        versions = List.copyOf(versions);
    }

    /**
     * {@code python3}, then each version by its own name, newest first.
     *
     * @param versions oldest first
     */
    public static Pythons onPath(List<String> versions) {
        List<String> executables = new ArrayList<>();
        versions.forEach(version -> executables.add("python" + version));
        executables.add("python3");
        Collections.reverse(executables);
        return new Pythons(executables, versions);
    }

    /**
     * Starts the workload and waits until it is at work.
     *
     * @param arguments the program's own; crew.py says which there are
     * @throws NoTargetException if none of the executables will do; the message says why
     * @throws NotShownException if the workload itself says why it cannot be shown
     */
    public DemoProcess start(Workload workload, String... arguments) {
        Refusals refusals = new Refusals();
        try (Script script = Script.unpack(workload)) {
            for (String executable : executables) {
                Optional<DemoProcess> started =
                        attempt(command(executable, script, arguments), refusals);
                if (started.isPresent()) {
                    return started.get();
                }
            }
        }
        throw refusals.exception(workload, versions);
    }

    private static List<String> command(String executable, Script script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable, script.file().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Optional<DemoProcess> attempt(List<String> command, Refusals refusals) {
        String executable = command.get(0);
        DemoProcess process;
        try {
            process = DemoProcess.start(command);
        } catch (IOException e) {
            refusals.missing(executable);
            return Optional.empty();
        }
        Optional<String> refusal = refusal(process);
        if (refusal.isEmpty()) {
            return Optional.of(process);
        }
        process.close();
        refusals.add(executable, refusal.get());
        return Optional.empty();
    }

    private Optional<String> refusal(DemoProcess process) {
        Optional<Greeting> greeting = process.greeting();
        if (greeting.isEmpty()) {
            return Optional.of(process.answer());
        }
        boolean will = greeting.get().isCPython() && versions.contains(greeting.get().version());
        return will ? Optional.empty() : Optional.of("it is " + greeting.get().interpreter());
    }
}
