package dev.gilspy.cli;

import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.Namesakes;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.target.Check;
import dev.gilspy.target.Check.Verdict;
import dev.gilspy.target.Container;
import dev.gilspy.target.Kernel;
import dev.gilspy.target.KernelSourceChecks;
import dev.gilspy.target.MachineChecks;
import dev.gilspy.target.Permissions;
import dev.gilspy.target.Target;
import dev.gilspy.target.UsableCpus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gilspy doctor}: what this machine and a target allow, and how to allow more. */
@Command(
        name = "doctor",
        description = "Tell what this machine and a target allow, and how to allow more.",
        exitCodeList = {
            " 0:recording is possible",
            ExitText.USAGE,
            ExitText.NO_TARGET,
            ExitText.NOT_PERMITTED,
            ExitText.UNSUPPORTED,
            ExitText.BUG
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy doctor               may anything be recorded here?",
            "  gilspy doctor --pid 4242    and this process?"
        })
public final class DoctorCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = {"-p", "--pid"},
            paramLabel = "PID",
            description = "Also look at this process.")
    @ThisRunOnly
    private Integer pid;

    /**
     * Gives 0 where recording is possible, else the exit code that {@code record} would end with.
     */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DoctorPage page = new DoctorPage(out);
        page.heading("This machine");
        page.check(Check.fact("system", system()));
        List<Check> machine = new ArrayList<>(MachineChecks.here().all(realtimeGranted()));
        machine.add(0, OwnReading.probe());
        machine.forEach(page::check);
        page.heading("For exact times from the kernel (--exact)");
        KernelSourceChecks.here().all().forEach(page::check);
        page.check(KernelSource.probe());
        int code = machineCode(machine);
        if (pid != null) {
            page.heading("Process " + pid);
            code = target(page);
        }
        out.flush();
        return code;
    }

    private int target(DoctorPage page) {
        try {
            Target target = Target.open(pid);
            TargetChecks.of(target).forEach(page::check);
            new Permissions(target).check();
            page.check(new Check("memory", Verdict.OK, "may be read", ""));
            RuntimeLocation found = RuntimeLocator.find(target);
            TargetChecks.of(found).forEach(page::check);
            found.requireSupported();
            page.check(new Check("recording", Verdict.OK, "is possible", ""));
            return ExitCode.OK;
        } catch (NoTargetException e) {
            return refuse(page, Namesakes.mention(pid, e));
        } catch (GilspyException e) {
            return refuse(page, e);
        }
    }

    private static int refuse(DoctorPage page, GilspyException why) {
        page.check(new Check("recording", Verdict.NO, why.getMessage(), why.hint()));
        return why.exitCode();
    }

    private static int machineCode(List<Check> machine) {
        boolean refused = machine.stream().anyMatch(check -> check.verdict() == Verdict.NO);
        return refused ? ExitCode.NOT_PERMITTED : ExitCode.OK;
    }

    private static String system() {
        return String.format(
                Locale.ROOT,
                "Linux %s, %.1f usable CPUs, %s",
                Kernel.release(),
                UsableCpus.of(Target.open((int) ProcessHandle.current().pid())),
                Container.detected() ? "in a container" : "no container seen");
    }

    /** Asks on a thread of its own, which ends with what it was given. */
    private static boolean realtimeGranted() {
        boolean[] granted = new boolean[1];
        Thread asking =
                new Thread(
                        () -> {
                            granted[0] = Scheduling.tryRealtime();
                            Scheduling.leaveRealtime();
                        });
        asking.start();
        try {
            asking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return granted[0];
    }
}
