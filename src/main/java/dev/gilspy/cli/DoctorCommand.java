package dev.gilspy.cli;

import dev.gilspy.doctor.Doctor;
import dev.gilspy.doctor.DoctorJson;
import dev.gilspy.doctor.DoctorText;
import dev.gilspy.doctor.Findings;
import dev.gilspy.doctor.Manifest;
import dev.gilspy.error.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code gilspy doctor}: what this machine and a target allow, and how to allow more. */
@Command(
        name = "doctor",
        description =
                "Tell what this machine and a target allow, and what to type to allow more. Nothing is"
                        + " changed or stopped by looking.",
        exitCodeList = {
            " 0:something can be observed here; with --pid, the process",
            ExitText.USAGE,
            ExitText.NO_TARGET,
            ExitText.NOT_PERMITTED,
            ExitText.UNSUPPORTED,
            ExitText.BUG
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy doctor                     what may be observed here, and what is missing",
            "  gilspy doctor --pid 4242          the same of one process",
            "  gilspy doctor --all               every check, and how it was made",
            "  gilspy doctor --for=kubernetes    what a pod needs, wherever this is typed",
            "  gilspy doctor -f json | jq -r '.checks[] | select(.verdict == \"missing\").name'"
        })
public final class DoctorCommand implements Callable<Integer> {
    @ParentCommand private GilspyCommand gilspy;
    @Spec private CommandSpec spec;

    @Option(
            names = {"-p", "--pid"},
            paramLabel = "PID",
            description = "Also look at this process.")
    @ThisRunOnly
    private Integer pid;

    @Option(
            names = "--all",
            description = "Show every check, also those with nothing to complain about.")
    private boolean all;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = Defaults.FORMAT,
            converter = Choice.DoctorFormats.class,
            completionCandidates = Choice.DoctorFormats.class,
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--for",
            paramLabel = "PLACE",
            converter = Choice.Manifests.class,
            completionCandidates = Choice.Manifests.class,
            description =
                    "Print all that is needed in such a place, and look at nothing: docker, podman,"
                            + " kubernetes, systemd, host.")
    @ThisRunOnly
    private Manifest manifest;

    /** Of {@code --format}. */
    enum Format {
        TEXT,
        JSON
    }

    /**
     * Gives 0 where recording is possible, else the exit code that {@code record} would end with.
     */
    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (manifest != null) {
            out.print(manifest.text());
            out.flush();
            return ExitCode.OK;
        }
        Findings findings =
                pid == null ? Doctor.examine() : Doctor.examine(pid, BuildVersion.text());
        if (format == Format.JSON) {
            DoctorJson.write(findings, out);
        } else {
            boolean symbols = gilspy.terminal().utf8() || !gilspy.terminal().output();
            out.print(new DoctorText(findings, gilspy.textOnTerminal(all), symbols).render());
        }
        out.flush();
        return findings.exitCode();
    }
}
