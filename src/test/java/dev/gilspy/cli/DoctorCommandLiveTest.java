package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.LiveProcess;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class DoctorCommandLiveTest {

    @Test
    void findsThisMachineFitInEightyColumns() {
        CommandRun run = CommandRun.of("doctor", "--all");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .anyMatch(line -> line.matches(" *✓ given +process_vm_readv .*"))
                .anyMatch(line -> line.matches(" +system +Linux .*"))
                .anyMatch(line -> line.matches(" +CPUs +.* usable.*"));
    }

    @Test
    void saysWhichInterpreterATargetRuns() {
        Python python = PythonVersions.any();
        String script = "import sys; print('ready', flush=True); sys.stdin.read()";
        List<String> words = List.of(python.executable().toString(), "-c", script);
        try (var process = LiveProcess.start(words, python.environment())) {
            process.line();
            CommandRun run = doctor(process.pid());
            assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(run.out())
                    .contains("CPython " + python.version())
                    .containsPattern("_PyRuntime +at 0x[0-9a-f]+, by .dynsym")
                    .containsPattern("given +recording +is possible");
        }
    }

    @Test
    void endsAsRecordWouldForWhatIsNoTarget() {
        try (var process = LiveProcess.start("sleep", "60")) {
            CommandRun run = doctor(process.pid());
            assertThat(run.exitCode()).isEqualTo(ExitCode.NO_TARGET);
            assertThat(run.out()).containsPattern("missing +recording").contains("does not run");
        }
    }

    @Test
    void printsNothingOfATargetThatATerminalWouldObey() {
        try (var process = LiveProcess.start("sh", "-c", "read line", "\u001b[2J\u0007red")) {
            assertThat(doctor(process.pid()).out())
                    .contains("\\x1b[2J\\x07red")
                    .doesNotContain("\u001b", "\u0007");
        }
    }

    private static CommandRun doctor(int pid) {
        return CommandRun.of("doctor", "--all", "--pid", String.valueOf(pid));
    }
}
