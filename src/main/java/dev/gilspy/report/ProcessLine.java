package dev.gilspy.report;

import dev.gilspy.analysis.Bytes;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Shares;
import java.util.List;

/**
 * One of several processes in a line of a table. What is not known is a dash.
 *
 * @param command PID and command line
 * @param verdict its code
 * @param figures as {@link #HEADINGS} name them
 */
public record ProcessLine(String command, String verdict, List<String> figures) {
    public static final List<String> HEADINGS =
            List.of(
                    "% held",
                    "waiting threads",
                    "CPUs used",
                    "resident memory",
                    "shared out",
                    "unique",
                    "observed");

    public static ProcessLine of(JudgedProcess judged) {
        return new ProcessLine(
                HeaderText.command(judged.info(), Integer.MAX_VALUE),
                judged.verdict().code().label(),
                List.of(
                        Shares.percent(judged.utilisation()),
                        Shares.number(judged.waiting()),
                        Shares.number(judged.cpusUsed()),
                        Bytes.text(judged.residentBytes()),
                        Bytes.text(judged.proportionalBytes()),
                        Bytes.text(judged.uniqueBytes()),
                        Durations.exact(judged.summary().observedNanos())));
    }
}
