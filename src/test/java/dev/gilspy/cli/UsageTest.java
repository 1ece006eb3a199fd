package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.UserMessages;
import dev.gilspy.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the user mistyped is told in a sentence and a hint, with 2. */
class UsageTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --bogus                             | Unknown option: '--bogus'
                    recrod                              | Did you mean record
                    recrod                              | There is no command 'recrod'.
                    help recrod                         | There is no command 'recrod'.
                    help recrod                         | Did you mean record
                    record --durtion 3s -p 1            | Did you mean --duration
                    record                              | There is no target.
                    record 42                           | To observe that process: --pid 42.
                    record --pid 42 -- python3 app.py   | exclude each other
                    record --pid 0                      | 0 is no process id.
                    record --pid x                      | 'x' is not an int
                    record --pid 1 -o a.xyz             | The ending of "a.xyz"
                    record --pid 1 -o a.xyz             | Endings: .gilspy .txt .json .folded
                    report pom.xml -o a.xyz             | Endings: .txt .json .folded .collapsed
                    record --pid 1 --threads (          | '(' is no regular expression
                    record --pid 1 --threads a -o a.gilspy | --threads is without effect
                    record --pid 1 -f yaml              | no output format "yaml"
                    record --pid 1 -o a.txt -f json     | -f json is without effect
                    record --pid 1 -o - -o -            | given twice
                    record --pid 1 --exact=maybe        | 'maybe' is none of auto, on, off
                    record --exact --pause=holder -p 1  | --exact and --pause=holder exclude each other.
                    demo --exact=on --pause=process     | --exact and --pause=process exclude each other.
                    demo --exact nothing                | 'nothing' is none of
                    demo nothing                        | 'nothing' is none of threads,
                    demo all -d 0                       | the first of all the workloads would never end.
                    demo all -o a.gilspy                | a.gilspy is not one folder.
                    demo all -o a/ -o b/                | a/, b/ is not one folder.
                    demo all -f json                    | -f, --threads, --all and --width are without effect
                    record --pid 1 --width 0            | --width 0 is no width.
                    record --pid 1 -o /no/such/a.txt    | Cannot write /no/such/a.txt: No such file
                    record --pid 1 -o /no/such/a.gilspy | Cannot write /no/such/a.gilspy: No such file
                    record --pid 1 --max-cpu=0          | '0' is not a share of a CPU above 0
                    demo --max-cpu lots                 | 'lots' is not a share of a CPU such as 1% or 0.5
                    record -p 1 --rotate 1h             | are for recordings, and none is written.
                    record -p 1 -o a.gilspy --keep 3    | --keep is without effect: there is one file only.
                    record -p 1 -o a.gilspy --rotate 1h --keep 1 | --keep is at least 2.
                    record -p 1 -o a.gilspy --max-size 1kB | --max-size is at least 1MB.
                    record -p 1 -o a.gilspy --max-size lots | 'lots' is not a size such as 100MB or 1GiB
                    record -p 1 -o /dev/null.gilspy --rotate 10ms | --rotate is at least 1s.
                    record -p 1 --every 1m              | --every writes report files again and again, and there is none.
                    record -p 1 -o a.gilspy --every 1m  | --every writes report files again and again, and there is none.
                    record -p 1 -o a.txt --every 1ms    | --every is at least 1s.
                    record -p 1 --metrics-port 70000    | 70000 is no port.
                    record --pid 1 --color=pink         | 'pink' is none of auto, always, never
                    record -- no-such-program           | Cannot start no-such-program: No such file
                    record --pid 1,x                    | 'x' is not an int
                    record --pid 1,0                    | 0 is no process id.
                    record --name (                     | '(' is no regular expression
                    record --name app --pid 1           | --pid and --name exclude each other.
                    record --name app -- python3 app.py | --name and a command exclude each other.
                    record -s                           | There is no target.
                    dump                                | There is no target.
                    dump -s                             | There is no target.
                    dump --name [                       | '[' is no regular expression
                    dump --pid 0                        | 0 is no process id.
                    report                              | Missing required parameter: 'RECORDING'
                    report no-such.gilspy               | Cannot read no-such.gilspy: No such file
                    report pom.xml                      | pom.xml is not a gilspy recording
                    check pom.xml                       | Say what to check.
                    check no-such.gilspy --max-wait 1s  | Cannot read no-such.gilspy: No such file
                    check a --max-waiting lots          | --max-waiting: 'lots' is not a share such as 20%.
                    check a --max-waiting 120%          | '120%' is not a share
                    check a --max-hold 10               | --max-hold: '10' is not a time such as 10ms.
                    check a --max-hold w-*=x            | 'x' is not a time
                    check a --max-hold =5ms             | has no name of a thread before =
                    check a --forbid laziness           | States: running, held-blocked
                    check a --verdict-not guilty        | Verdicts: gil-bound
                    check a --verdict-not w=gil-bound   | a verdict is one on all threads, and not on w
                    check a --budget no-such.toml       | Cannot read no-such.toml: No such file
                    check a --max-wait 1s -o a.csv      | Endings: .txt .xml .md .json
                    check a --max-wait 1s -f yaml       | Formats: text, junit, markdown, json, github
                    diff                                | Missing required parameters: 'BEFORE', 'AFTER'
                    diff pom.xml                        | Missing required parameter: 'AFTER'
                    diff pom.xml pom.xml                | pom.xml is not a gilspy recording
                    diff a b --strict                   | --strict is without effect
                    diff a b --fail-on-regression=some  | 'some' is not a growth such as 10%
                    diff a b -o a.xyz                   | Endings: .txt .md .json .folded .collapsed
                    report pom.xml -o a.gilspy          | a.gilspy cannot be made from a recording
                    """)
    void eachMistakeIsExplained(String args, String explanation) {
        CommandRun run = CommandRun.of(args.split(" "));

        assertThat(run.err())
                .startsWith("gilspy: ")
                .contains(explanation)
                .doesNotContain("    at ");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        UserMessages.assertKnown(run.err());
    }

    @Test
    void nothingAtAllIsAnsweredWithWhereToLook() {
        assertThat(CommandRun.of().err())
                .isEqualTo("gilspy: Say what to do.\ngilspy --help shows what is possible.\n");
    }

    @Test
    void aBugIsOwnedUpToWithoutAStackTrace() {
        CommandRun run = CommandRun.of(UsageTest::fail, "record", "--pid", "1", "-q");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BUG);
        assertThat(run.err())
                .contains("this is a bug in gilspy", "oops", "GILSPY_DEBUG=1")
                .doesNotContain("    at ");
    }

    @Test
    void whoAsksGetsTheStackTrace() {
        CommandLine commandLine = CommandRun.commandLine(UsageTest::fail);
        commandLine.setExecutionExceptionHandler(new Failures(Map.of("GILSPY_DEBUG", "1")));

        CommandRun run = CommandRun.run(commandLine, "record", "--pid", "1", "-q");

        assertThat(run.err()).contains("    at dev.gilspy.cli.UsageTest.fail");
    }

    @Test
    void aRefusedReportLeavesNoEmptyFile() throws IOException {
        Path file = directory.resolve("a.txt");

        CommandRun.of("report", "pom.xml", "-o", file.toString());

        assertThat(file).doesNotExist();
        assertThat(Files.list(directory)).isEmpty();
    }

    private static dev.gilspy.source.Source fail(int pid, dev.gilspy.source.Settings settings) {
        throw new IllegalStateException("oops");
    }
}
