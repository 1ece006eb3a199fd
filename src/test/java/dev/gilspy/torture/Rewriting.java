package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.elf.Tool;
import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A target that rewrites its own memory while it is read.
 *
 * @param title as the table shows it
 * @param script under {@code test-fixtures/hostile}
 * @param arguments of the script
 * @param meanwhile a line for it once it is observed; empty for none
 */
record Rewriting(String title, String script, List<String> arguments, String meanwhile)
        implements Fault {
    private static final int SECONDS = 120;
    private static final Path SOURCE = Path.of("test-fixtures/hostile/rewrites_all.c");
    private static final Path BUILT = Path.of("target", "rewrites_all.so");

    /** Compiled once. */
    private static final class Library {
        static final String PATH = compile();

        private static String compile() {
            String path = BUILT.toAbsolutePath().toString();
            String options = "-O1 -fPIC -shared -nostdlib -fno-stack-protector -fno-builtin -o";
            List<String> command =
                    Stream.of(Stream.of("cc"), Stream.of(options.split(" ")), Stream.of(path))
                            .flatMap(words -> words)
                            .collect(Collectors.toList());
            command.add(SOURCE.toString());
            Tool.output(command);
            return path;
        }
    }

    /** What belongs to threads that sleep, while others run Python: up to 3.13. */
    static Rewriting whatSleeps() {
        return new Rewriting(
                "rewrites what sleeps, and runs (3.8 to 3.13)", "rewrites.py", List.of(), "");
    }

    /** All that can be written to, while nobody runs Python. */
    static Rewriting all() {
        return new Rewriting(
                "rewrites all its memory (each Python, PyPy)",
                "rewrites_all.py",
                List.of(Library.PATH),
                "much, and not little");
    }

    /** It may be found at a moment at which it looks like no Python. */
    @Override
    public Set<Integer> statuses() {
        return Set.of(ExitCode.OK, ExitCode.NO_TARGET, ExitCode.UNSUPPORTED);
    }

    @Override
    public Subject begin(Python python) {
        return new Rewritten(
                PythonFixture.start(python, "../hostile/" + script, SECONDS, arguments.toArray()),
                meanwhile);
    }

    private record Rewritten(PythonFixture target, String line) implements Subject {
        @Override
        public int pid() {
            return target.pid();
        }

        @Override
        public void meanwhile() {
            if (!line.isEmpty()) {
                target.say(line);
            }
        }

        /** It may say of its threads what it likes, but they are its own. */
        @Override
        public void assertTold(Summary recorded) {
            assertThat(recorded.processes())
                    .allSatisfy(
                            process ->
                                    assertThat(process.threads())
                                            .extracting(thread -> thread.thread().tid())
                                            .isSubsetOf(tasks()));
        }

        private Set<Integer> tasks() {
            try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid() + "/task"))) {
                return tasks.map(task -> Integer.valueOf(task.getFileName().toString()))
                        .collect(Collectors.toSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void assertUnharmed() {
            TaskStates.of(target.pid()).assertRunFree();
            assertThat(target.alive()).isTrue();
        }

        @Override
        public void close() {
            target.close();
        }
    }
}
