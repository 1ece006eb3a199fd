package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.LiveProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@Tag("live")
class DoctorCommandLiveTest {
    private final StringWriter out = new StringWriter();
    private final CommandLine command =
            new CommandLine(new DoctorCommand()).setOut(new PrintWriter(out));

    @Test
    void findsThisMachineFitInEightyColumns() {
        assertThat(command.execute()).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .anyMatch(line -> line.matches(" *ok +process_vm_readv .*"))
                .anyMatch(line -> line.matches(" +system +Linux .* usable CPUs.*"));
    }

    @Test
    void saysWhichInterpreterATargetRuns() {
        Python python = PythonVersions.any();
        String script = "import sys; print('ready', flush=True); sys.stdin.read()";
        List<String> words = List.of(python.executable().toString(), "-c", script);
        try (var process = LiveProcess.start(words, python.environment())) {
            process.line();
            assertThat(doctor(process.pid())).isEqualTo(ExitCode.OK);
        }
        assertThat(out.toString())
                .contains("CPython " + python.version())
                .containsPattern("_PyRuntime +at 0x[0-9a-f]+, by .dynsym")
                .containsPattern("ok +recording +is possible");
    }

    @Test
    void endsAsRecordWouldForWhatIsNoTarget() {
        try (var process = LiveProcess.start("sleep", "60")) {
            assertThat(doctor(process.pid())).isEqualTo(ExitCode.NO_TARGET);
        }
        assertThat(out.toString()).containsPattern("no +recording").contains("does not run");
    }

    @Test
    void printsNothingOfATargetThatATerminalWouldObey() {
        try (var process = LiveProcess.start("sh", "-c", "read line", "\u001b[2J\u0007red")) {
            doctor(process.pid());
        }
        assertThat(out.toString()).contains("\\x1b[2J\\x07red").doesNotContain("\u001b", "\u0007");
    }

    private int doctor(int pid) {
        return command.execute("--pid", String.valueOf(pid));
    }
}
