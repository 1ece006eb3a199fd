package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.error.UsageException;
import dev.gilspy.report.TextParts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which processes of a recording are meant. */
final class ProcessChoice {
    /** Processes to list where none is the right one. */
    private static final int MOST_NAMES = 10;

    private static final int LONGEST_NAME = 80;
    private static final Pattern PID = Pattern.compile("\\d+");

    @Option(
            names = "--process",
            paramLabel = "PID|REGEX",
            description =
                    "Of several processes only the one of this PID, or those whose command line has"
                            + " this in it, as if no others were there. May be given several times.")
    @ThisRunOnly
    private List<String> texts = List.of();

    /**
     * A recording of those processes only.
     *
     * @throws UsageException if there is none
     */
    Summary of(Summary summary) {
        if (texts.isEmpty()) {
            return summary;
        }
        for (String text : texts) {
            if (summary.processes().stream().noneMatch(process -> isMeant(process, text))) {
                throw nobody(text, summary);
            }
        }
        return summary.only(
                number -> {
                    ProcessSummary process = summary.processes().get(number);
                    return texts.stream().anyMatch(text -> isMeant(process, text));
                });
    }

    private static boolean isMeant(ProcessSummary process, String text) {
        return PID.matcher(text).matches()
                ? text.equals(Integer.toString(process.info().pid()))
                : pattern(text).matcher(String.join(" ", process.info().command())).find();
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new UsageException(
                    "--process: '%s' is not a regular expression: %s."
                            .formatted(text, e.getDescription()),
                    "Or give a PID.",
                    e);
        }
    }

    private static UsageException nobody(String text, Summary summary) {
        List<ProcessSummary> all = summary.processes();
        String some =
                all.stream()
                        .limit(MOST_NAMES)
                        .map(TextParts::command)
                        .map(name -> name.substring(0, Math.min(LONGEST_NAME, name.length())))
                        .collect(Collectors.joining("; "));
        return new UsageException(
                "There is no process %s in the recording.".formatted(text),
                "It has " + some + (all.size() > MOST_NAMES ? "; ..." : ""));
    }
}
