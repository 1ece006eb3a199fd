package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.error.RecordingException;
import dev.gilspy.error.UsageException;
import dev.gilspy.recording.RecordingReader;
import dev.gilspy.recording.Replay;
import dev.gilspy.report.JsonReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes any report from a recording. */
@Command(
        name = "report",
        sortOptions = false,
        description = "Make any report from a recording.",
        customSynopsis = {"gilspy report [OPTIONS] RECORDING", "       gilspy report --schema"},
        exitCodeList = {" 0:fine", ExitText.USAGE, ExitText.BUG},
        footerHeading = "%nExamples:%n",
        footer = {
            "  gilspy report a.gilspy",
            "  gilspy report a.gilspy --all -o a.txt -o a.json",
            "  gilspy report a.gilspy --process 4301 -o 4301.html",
            "  gilspy report a.gilspy -f folded | flamegraph.pl > a.svg",
            "  gilspy report --schema > schema.json",
            "",
            "A recording that was cut off or damaged is reported as far as it goes."
        })
final class ReportCommand implements Runnable {
    @ParentCommand private GilspyCommand gilspy;

    @Parameters(paramLabel = "RECORDING", description = "Made with gilspy record -o FILE.gilspy.")
    private Path recording;

    @Mixin private OutputOptions output;

    @Mixin private ProcessChoice choice;

    @Mixin private Verbosity verbosity;

    @Mixin private SchemaOption schema;

    @Override
    public void run() {
        if (schema.print(JsonReport::schema)) {
            return;
        }
        Narrator narrator = verbosity.narrator(false);
        Outputs outputs = output.open(gilspy, false);
        long beginNanos = System.nanoTime();
        FleetLedger ledger = outputs.newLedger();
        Summary summary;
        try {
            Replay replay = RecordingReader.replay(recording, ledger);
            if (replay.truncated()) {
                narrator.warn(replay.missing());
            }
            summary = choice.of(ledger.summary());
        } catch (RecordingException | UsageException e) {
            outputs.discard();
            throw e;
        }
        narrator.took("reading", beginNanos);
        outputs.complaint(summary).ifPresent(narrator::warn);
        outputs.omissions(summary).forEach(narrator::warn);
        outputs.finish(summary);
    }
}
