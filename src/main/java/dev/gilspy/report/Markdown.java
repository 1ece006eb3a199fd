package dev.gilspy.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text for Markdown as CommonMark and GitHub read it. What the target made up stays text: no
 * markup, no HTML, no link, and nobody who is called by an @ is notified.
 */
public final class Markdown {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|~&$#]");

    /** What begins a list where it stands first. */
    private static final Pattern LIST = Pattern.compile("^(?:([-+])|(\\d+)([.)]))(?=\\s|$)");

    /** What GitHub makes a link of although it is escaped, split by a space of no width. */
    private static final Pattern LINK = Pattern.compile("@|#(?=\\w)|:(?=//)|www(?=\\.)|GH(?=-)");

    private static final String NO_WIDTH = "\u200b";

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private Markdown() {}

    /** As text of a paragraph or of a table's cell. */
    public static String text(String text) {
        String escaped = MARKUP.matcher(Columns.plain(text)).replaceAll("\\\\$0");
        String split = LINK.matcher(escaped).replaceAll("$0" + NO_WIDTH);
        return LIST.matcher(split)
                .replaceFirst(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1) != null
                                                ? "\\" + found.group(1)
                                                : found.group(2) + "\\" + found.group(3)));
    }

    /** As code, also in a table's cell; a dash alone where there is none. */
    public static String code(String text) {
        String plain = Columns.plain(text).replace("|", "\\|");
        if (plain.isBlank()) {
            return "–";
        }
        String fence = "`".repeat(1 + longestBackticks(plain));
        String room = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
        return fence + room + plain + room + fence;
    }

    /** Lines as they are, in a block of code. */
    public static String block(List<String> lines) {
        String text = String.join("\n", lines.stream().map(Columns::plain).toList());
        String fence = "`".repeat(Math.max(3, 1 + longestBackticks(text)));
        return fence + "text\n" + text + "\n" + fence;
    }

    private static int longestBackticks(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }

    /** One row of a table. */
    public static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
