package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import dev.gilspy.model.Look;
import dev.gilspy.report.DumpJson;
import dev.gilspy.report.DumpText;
import dev.gilspy.report.TextOptions;
import dev.gilspy.source.remote.RemoteSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One look at a process. */
@Command(
        name = "dump",
        sortOptions = false,
        description = "Look once: every thread, its state and its stack, and who holds the GIL.",
        footerHeading = "%nExamples:%n",
        footer = {"  gilspy dump --pid 4242", "  gilspy dump --pid 4242 --json | jq .threads"})
final class DumpCommand implements Runnable {
    @ParentCommand private GilspyCommand gilspy;

    @Option(
            names = {"-p", "--pid"},
            required = true,
            paramLabel = "PID",
            description = "The process to look at.")
    private int pid;

    @Option(names = "--json", description = "As JSON, for a program.")
    private boolean json;

    @Override
    public void run() {
        if (pid <= 0) {
            throw new UsageException("%d is no process id.".formatted(pid), "They count from 1.");
        }
        Look look = RemoteSource.look(pid);
        new StandardOutput().write(out -> write(look, out));
    }

    private void write(Look look, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (json) {
            DumpJson.write(look, writer);
        } else {
            int width = gilspy.terminal().width();
            writer.write(new DumpText(new TextOptions(width, gilspy.colors(), true)).render(look));
        }
        writer.flush();
    }
}
