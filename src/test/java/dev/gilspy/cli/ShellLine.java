package dev.gilspy.cli;

import dev.gilspy.elf.Tool;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines that begin with gilspy, as texts tell people to type them. */
final class ShellLine {
    private static final String HEADING = "\nExamples:\n";
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^  (gilspy(?: .*)?)$");

    /**
     * Indented code, a prompt in a fenced block, or a step of a workflow; output has none of these.
     */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(?: {4,}(?:run: )?|\\$ )(gilspy(?: .*)?)$");

    /** Where a comment begins, or another command. */
    private static final Pattern END = Pattern.compile(" {2,}.*| [|>&].*");

    private ShellLine() {}

    /** Those under Examples in a help text. */
    static List<String> examplesOf(String help) {
        int start = help.indexOf(HEADING);
        return start < 0 ? List.of() : found(EXAMPLE, help.substring(start));
    }

    /** Those in the code of a page of Markdown. */
    static List<String> commandsOf(String page) {
        return found(COMMAND, page);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult line) -> END.matcher(line.group(1)).replaceFirst(""))
                .toList();
    }

    /** The words behind gilspy in each, as a shell takes them apart. */
    static List<String[]> words(List<String> lines) {
        String script =
                "gilspy() { printf '%s\\n' \"$@\"; echo =; }\n"
                        + lines.stream().collect(Collectors.joining("\n"));
        return Stream.of(Tool.output(List.of("sh", "-c", script)).split("=\n"))
                .map(words -> words.strip().split("\n"))
                .toList();
    }
}
