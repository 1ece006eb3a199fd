package dev.gilspy.report;

import dev.gilspy.analysis.budget.Check;
import dev.gilspy.analysis.budget.Finding;
import dev.gilspy.model.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a check, as commands of GitHub's workflow log, which shows them beside the lines of
 * a pull request. See docs.github.com, "Workflow commands": {@code ::error
 * file=app.js,line=1,title=Title::Message}, where a message escapes {@code %}, CR and LF, and a
 * property also {@code :} and {@code ,}.
 */
public final class CheckAnnotations {
    private static final String LINE_BREAK = "%0A";

    private final String workingDirectory;

    /**
     * @param workingDirectory absolute; the files below it are named from there, as GitHub knows
     *     them
     */
    public CheckAnnotations(String workingDirectory) {
        this.workingDirectory =
                workingDirectory.endsWith("/") ? workingDirectory : workingDirectory + "/";
    }

    /** A line for each budget that is not kept, and one for the whole. */
    public String render(Check check) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : check.findings()) {
            FindingWords words = new FindingWords(finding);
            if (words.worthExplaining()) {
                lines.add(command(level(finding, check), finding, words));
            }
        }
        lines.add("::notice title=gilspy check::" + message(CheckWords.outcome(check)));
        return String.join("\n", lines) + "\n";
    }

    private static String level(Finding finding, Check check) {
        return switch (finding.outcome()) {
            case EXCEEDED -> "error";
            case UNANSWERED -> check.settings().unansweredAllowed() ? "warning" : "error";
            case UNCERTAIN, WITHIN -> "warning";
        };
    }

    private String command(String level, Finding finding, FindingWords words) {
        List<String> properties = new ArrayList<>();
        if (finding.suspect() != null) {
            properties.addAll(place(finding.suspect().frame()));
        }
        properties.add("title=" + property("gilspy: " + words.title()));
        String sentences =
                Stream.concat(Stream.of(words.sentence()), words.explanation().stream())
                        .map(CheckAnnotations::message)
                        .collect(Collectors.joining(LINE_BREAK));
        return "::%s %s::%s".formatted(level, String.join(",", properties), sentences);
    }

    /** Where it is, if that is a file of the project's. */
    private List<String> place(Frame frame) {
        if (!frame.file().startsWith(workingDirectory)) {
            return frame.file().startsWith("/") || !frame.file().endsWith(".py")
                    ? List.of()
                    : at(frame, frame.file());
        }
        return at(frame, frame.file().substring(workingDirectory.length()));
    }

    private static List<String> at(Frame frame, String file) {
        String name = "file=" + property(file);
        return frame.line() > 0 ? List.of(name, "line=" + frame.line()) : List.of(name);
    }

    /** The runner also obeys {@code ##[command]}, its older form, wherever it stands in a line. */
    private static String message(String text) {
        return Columns.plain(text).replace("%", "%25").replace("##[", "# #[");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
