package dev.gilspy.cli.man;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * What picocli writes of a command: AsciiDoc, whose sections are marked so that others can take
 * them.
 */
final class PicocliPage {
    private static final String SECTION =
            "(?s)// tag::picocli-generated-man-section-%1$s\\[\\]\n(.*?)"
                    + "// end::picocli-generated-man-section-%1$s\\[\\]";

    /** The text of an item. It is plain, and must not be read as markup. */
    private static final Pattern TEXT = Pattern.compile("(?m)^  (.*)$");

    private final String page;

    PicocliPage(CommandSpec command) {
        StringWriter written = new StringWriter();
        ManPageGenerator.writeSingleManPage(new PrintWriter(written, true), command);
        page = written.toString();
    }

    /** The items of these options. */
    String options(List<OptionSpec> options) {
        StringBuilder items = new StringBuilder();
        for (OptionSpec option : options) {
            items.append(item(option)).append("\n\n");
        }
        return items.toString();
    }

    private String item(OptionSpec option) {
        return items("options")
                .filter(item -> item.lines().findFirst().orElse("").contains(mark(option)))
                .findFirst()
                .orElseThrow();
    }

    private static String mark(OptionSpec option) {
        return "*" + option.longestName() + "*";
    }

    /** The items of all arguments; empty if there are none. */
    String arguments() {
        return String.join("\n\n", items("arguments").toList());
    }

    private Stream<String> items(String section) {
        Matcher found = Pattern.compile(SECTION.formatted(section)).matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("picocli wrote no section " + section);
        }
        return Stream.of(found.group(1).split("\n\n"))
                .filter(item -> item.contains("::"))
                .map(item -> item.replaceFirst("(?s)^.*?(?=[*_])", ""))
                .map(PicocliPage::withFirmMarks)
                .map(item -> item.replaceAll("\n\\+\n *", " ")) // lines of one text
                .map(item -> TEXT.matcher(item).replaceAll(text -> "  " + literal(text.group(1))));
    }

    /** A mark of one sign is none where a letter or another mark follows it: AsciiDoc wants two. */
    private static String withFirmMarks(String item) {
        int text = item.indexOf("::");
        String names = item.substring(0, text).replaceAll("([*_])(.+?)\\1", "$1$1$2$1$1");
        return names + item.substring(text);
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(AsciiDoc.plain(text));
    }
}
