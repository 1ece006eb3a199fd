package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.report.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    @Test
    void theShippedScriptsAreThoseThatTheCodeMakes() throws IOException {
        Golden.assertMatches("../../completions/gilspy.bash", bash());
        Golden.assertMatches("../../completions/gilspy.zsh", Completions.zsh());
    }

    @Test
    void bashCompletesCommandsOptionsAndValues() throws IOException, InterruptedException {
        assertThat(completed("gilspy rec")).contains("record");
        assertThat(completed("gilspy record --dur")).contains("--duration");
        assertThat(completed("gilspy record --exact o")).contains("off");
        assertThat(completed("gilspy record --pause h")).contains("holder");
        assertThat(completed("gilspy report --format fol")).contains("folded");
        assertThat(completed("gilspy check --max-ho")).contains("--max-hold-p99");
        assertThat(completed("gilspy check --verdict-not gil")).contains("gil-bound");
        assertThat(completed("gilspy check --format gi")).contains("github");
        assertThat(completed("gilspy diff --fail")).contains("--fail-on-regression");
        assertThat(completed("gilspy diff --format mark")).contains("markdown");
    }

    /** What bash proposes for the last word of a line. */
    private static String completed(String line) throws IOException, InterruptedException {
        String script =
                """
                source completions/gilspy.bash
                COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _complete_gilspy gilspy "${COMP_WORDS[COMP_CWORD]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        Process bash =
                new ProcessBuilder("bash", "--norc", "-c", script, "bash", line)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }

    private static String bash() {
        return Completions.bash(Main.commandLine(new Terminal(Map.of(), false, false)));
    }
}
