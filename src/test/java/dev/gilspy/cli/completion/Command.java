package dev.gilspy.cli.completion;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that is there until it is closed, or the test is gone: it reads its input to the end.
 */
final class Command implements AutoCloseable {
    private static final String WAIT = "print('ready', flush=True); import sys; sys.stdin.read()";

    private final Process process;

    private Command(List<String> words) throws IOException {
        process = new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
    }

    static Command of(String... words) throws IOException {
        return new Command(List.of(words));
    }

    /** A Python with these arguments. */
    static Command python(String... arguments) throws IOException {
        return running(WAIT, arguments);
    }

    /** One whose thread has another name than its executable. */
    static Command renamedPython(String... arguments) throws IOException {
        return running("open('/proc/self/comm', 'w').write('gunicorn'); " + WAIT, arguments);
    }

    private static Command running(String script, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("python3", "-c", script));
        words.addAll(List.of(arguments));
        Command command = new Command(words);
        String said = command.process.inputReader().readLine();
        if (!"ready".equals(said)) {
            command.close();
            throw new AssertionError("python3 said " + said);
        }
        return command;
    }

    String pid() {
        return "" + process.pid();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
