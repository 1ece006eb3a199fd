package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.elf.Tool;
import dev.gilspy.target.LiveProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's Podman and runc, with their own filter of system calls: real containers of a minimal
 * Debian, in which gilspy is at {@link #GILSPY} and the targets are under /shared/python. All of
 * them end when it is closed.
 */
final class Podman implements AutoCloseable {
    static final String GILSPY = "/shared/gilspy/bin/gilspy";

    private final Process session;
    private final long inside;
    private final Shell shell;
    private final String image;
    private final List<LiveProcess> containers = new ArrayList<>();

    /**
     * @param inside PID of a process that stays where the containers are
     */
    private Podman(Process session, long inside, Shell shell, String image) {
        this.session = session;
        this.inside = inside;
        this.shell = shell;
        this.image = image;
    }

    /**
     * @param work an empty folder
     */
    static Podman start(Path work) throws IOException {
        String image = Tool.output(List.of("test-fixtures/distribution/find.sh")).strip();
        Process session =
                new ProcessBuilder("test-fixtures/podman/enter.sh", work.toString())
                        .redirectError(Redirect.INHERIT)
                        .start();
        assertThat(session.inputReader().readLine()).isEqualTo("ready");
        long inside = session.descendants().reduce((first, second) -> second).orElseThrow().pid();
        Shell shell = Shell.in(work);
        String shared = work.resolve("shared").toString();
        shell.exec(List.of("cp", "-r", Launcher.home().toString(), "test-fixtures/python", shared));
        Files.createSymbolicLink(work.resolve("docker"), work.resolve("podman"));
        return new Podman(session, inside, shell, "--rootfs " + image + ":O");
    }

    /**
     * A container that runs one of the targets, which it waits for.
     *
     * @return its PID outside
     */
    int target(String name, String script, int seconds) {
        String line =
                "podman run --rm -i --name %s %s python3 /shared/python/%s %d"
                        .formatted(name, image, script, seconds);
        LiveProcess container = LiveProcess.start(inside(line).toArray(String[]::new));
        containers.add(container);
        assertThat(container.line()).startsWith("ready");
        Shell.Outcome pid = type("podman inspect --format '{{.State.Pid}}' " + name);
        return pidHere(pid.output().strip());
    }

    /** Podman has a PID namespace of its own, and so has each of its containers in that. */
    private static int pidHere(String podmans) {
        Pattern ids = Pattern.compile("NSpid:\t(\\d+)\t%s\t1\n".formatted(podmans));
        return ProcessHandle.allProcesses()
                .map(process -> ids.matcher(status(process)))
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process " + podmans + " in a container"));
    }

    private static String status(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/%d/status".formatted(process.pid())));
        } catch (IOException e) {
            return ""; // It has ended.
        }
    }

    /** Types a line that starts a container, which goes on with what the container is to run. */
    Shell.Outcome run(String line, String... command) {
        List<String> words = new ArrayList<>(List.of(image));
        words.addAll(Arrays.asList(command));
        return type(line + " " + String.join(" ", words));
    }

    Shell.Outcome type(String line) {
        return shell.exec(inside(line));
    }

    /** Where podman is, so that its containers are among its processes. */
    private List<String> inside(String line) {
        String path = shell.folder() + ":" + System.getenv("PATH");
        return List.of(
                "nsenter",
                "--target=" + inside,
                "--mount",
                "--pid",
                "env",
                "PATH=" + path,
                "sh",
                "-c",
                line);
    }

    @Override
    public void close() {
        containers.forEach(LiveProcess::close);
        try {
            session.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            session.onExit().join();
        }
    }
}
