package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import dev.gilspy.model.Look;
import dev.gilspy.report.DumpJson;
import dev.gilspy.report.DumpText;
import dev.gilspy.report.TextOptions;
import dev.gilspy.source.remote.RemoteSource;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One look at a process, or at each of several. */
@Command(
        name = "dump",
        sortOptions = false,
        description = "Look once: every thread, its state and its stack, and who holds the GIL.",
        customSynopsis = "gilspy dump [OPTIONS] (--pid PID | --name REGEX) [-s]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy dump --pid 4242",
            "  gilspy dump --pid 4242 --json | jq .threads",
            "  gilspy dump -s --pid 4242                   a service with its workers",
            "  gilspy dump --name gunicorn --json | jq '.processes[].process.pid'"
        })
final class DumpCommand implements Runnable {
    @ParentCommand private GilspyCommand gilspy;

    @Mixin private ProcessOptions processes;

    @Mixin private Verbosity verbosity;

    @Option(names = "--json", description = "As JSON, for a program.")
    private boolean json;

    @Override
    public void run() {
        if (!processes.given()) {
            throw new UsageException("There is no target.", "Name one with --pid PID.");
        }
        processes.check();
        Optional<Integer> single = processes.single();
        if (single.isPresent()) {
            long beginNanos = System.nanoTime();
            Look look = RemoteSource.look(single.get());
            verbosity.narrator(false).took("looking", beginNanos);
            write(out -> writeOne(look, out));
        } else {
            List<Look> looks = lookAll();
            write(out -> writeAll(looks, out));
        }
    }

    private List<Look> lookAll() {
        FleetAccess access = FleetAccess.OF_THIS_MACHINE;
        Narrator narrator = verbosity.narrator(false);
        return new FleetLook(
                        processes.fleet(),
                        access::looksLikePython,
                        RemoteSource::look,
                        narrator::warn)
                .looks();
    }

    private void writeOne(Look look, Writer out) throws IOException {
        if (json) {
            DumpJson.write(look, out);
        } else {
            out.write(text(look));
        }
    }

    private void writeAll(List<Look> looks, Writer out) throws IOException {
        if (json) {
            DumpJson.write(looks, out);
        } else {
            out.write(looks.stream().map(this::text).collect(Collectors.joining("\n")));
        }
    }

    private String text(Look look) {
        int width = gilspy.terminal().width();
        return new DumpText(new TextOptions(width, gilspy.colors(), true)).render(look);
    }

    private static void write(Writing writing) {
        new StandardOutput()
                .write(
                        out -> {
                            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                            writing.to(writer);
                            writer.flush();
                        });
    }

    /** What is written to standard output. */
    @FunctionalInterface
    private interface Writing {
        void to(Writer out) throws IOException;
    }
}
