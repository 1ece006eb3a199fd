package dev.gilspy.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("live")
class GrandchildTest {
    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "kill -9 $$, 137", "kill -INT $$, 130"})
    void theShellEndsWithTheCommandsStatusAndSaysNothing(String script, int status)
            throws Exception {
        Process shell = start("sh", "-c", script);

        assertThat(shell.waitFor()).isEqualTo(status);
        assertThat(errors(shell)).isEmpty();
    }

    @Test
    void theCommandsOwnErrorsAreKept() throws Exception {
        assertThat(errors(start("sh", "-c", "echo spilt milk >&2"))).isEqualTo("spilt milk\n");
    }

    @Test
    void theCommandIsNoChildOfOurs() throws Exception {
        Process shell = start("sh", "-c", "printf .; exec sleep 60");
        ProcessHandle command = commandOf(shell);

        assertThat(command.parent()).contains(shell.toHandle());
        command.destroy();
        assertThat(shell.waitFor()).isEqualTo(128 + 15);
    }

    @Test
    void whatTheTerminalSendsToBothEndsOnlyTheCommand() throws Exception {
        Process shell = start("sh", "-c", "trap 'exit 9' INT; printf .; sleep 5 & wait $!");
        ProcessHandle command = commandOf(shell);

        for (ProcessHandle each : List.of(shell.toHandle(), command)) {
            kill("INT", each);
        }

        assertThat(shell.waitFor()).isEqualTo(9);
    }

    @Test
    void aProgramThatIsNotThereIsRefusedAsByJava() {
        assertThatThrownBy(() -> start("no-such-program"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("error=2, No such file or directory");
        assertThatThrownBy(() -> start("/etc/passwd"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("error=13, Permission denied");
    }

    private static Process start(String... command) throws IOException {
        return Grandchild.start(new ProcessBuilder(command));
    }

    /** The command, once it says that it is there. */
    private static ProcessHandle commandOf(Process shell) throws IOException {
        assertThat(shell.getInputStream().read()).isEqualTo('.');
        return Grandchild.of(shell);
    }

    private static void kill(String signal, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    private static String errors(Process shell) throws IOException {
        return new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
