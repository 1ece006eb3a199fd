package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import dev.gilspy.report.TextOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root: holds what is common to all {@link Commands}, and does nothing by itself. */
@Command(
        name = "gilspy",
        sortOptions = false,
        description =
                "Tells, per thread of a live Python process, how long it holds the GIL, how long it"
                        + " waits for it, and who makes it wait. Without restarting or slowing it.",
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitText.RECORDED,
            " 1:a budget of check is exceeded, diff --fail-on-regression found a regression, or a"
                    + " workload of demo all did not do what it must",
            ExitText.USAGE,
            ExitText.NO_TARGET,
            ExitText.NOT_PERMITTED,
            ExitText.UNSUPPORTED,
            ExitText.BUG
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy record --pid 4242",
            "  gilspy record --pid 4242 -d 30s -o before.gilspy -o before.txt",
            "  gilspy record -- python3 app.py",
            "  gilspy top --pid 4242",
            "  gilspy dump --pid 4242",
            "  gilspy report before.gilspy -f json | jq .verdict",
            "  gilspy check before.gilspy --max-waiting 20%%",
            "  gilspy diff before.gilspy after.gilspy"
        })
final class GilspyCommand implements Runnable {
    private final Terminal terminal;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            defaultValue = Defaults.COLOR,
            converter = Choice.Colors.class,
            completionCandidates = Choice.Colors.class,
            description =
                    "auto, always or never (default: ${DEFAULT-VALUE}: on a terminal where NO_COLOR"
                            + " is not set).")
    private ColorWhen color;

    @Mixin private ConfigOptions config;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    GilspyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where output goes, and how to paint it there. */
    Terminal terminal() {
        return terminal;
    }

    boolean colors() {
        return color.colors(terminal);
    }

    /** How text looks on standard output. */
    TextOptions textOnTerminal(boolean all) {
        return new TextOptions(terminal.width(), colors(), all);
    }

    /** How text looks in a file. */
    TextOptions textInFile(boolean all) {
        return new TextOptions(terminal.fileWidth(), false, all);
    }

    @Override
    public void run() {
        throw new UsageException("Say what to do.", "gilspy --help shows what is possible.");
    }
}
