package dev.gilspy.cli;

import dev.gilspy.report.Columns;
import dev.gilspy.target.Check;
import dev.gilspy.target.Check.Verdict;
import java.io.PrintWriter;
import java.util.Map;

/** Prints checks as lines of at most 80 columns: mark, subject, finding; below it the remedy. */
final class DoctorPage {
    private static final int COLUMNS = 80;
    private static final int SUBJECT_COLUMNS = 18;
    private static final String LINE = "  %-7s  %-" + SUBJECT_COLUMNS + "s  ";
    private static final int INDENT = 2 + 7 + 2 + SUBJECT_COLUMNS + 2;
    private static final Map<Verdict, String> MARKS =
            Map.of(
                    Verdict.OK, "ok",
                    Verdict.LIMITED, "limited",
                    Verdict.NO, "no",
                    Verdict.FACT, "");

    private final PrintWriter out;

    DoctorPage(PrintWriter out) {
        this.out = out;
    }

    void heading(String text) {
        out.println(Columns.plain(text));
    }

    void check(Check check) {
        out.print(LINE.formatted(MARKS.get(check.verdict()), Columns.plain(check.subject())));
        wrap(check.finding());
        if (!check.remedy().isEmpty()) {
            out.print(" ".repeat(INDENT));
            wrap("-> " + check.remedy());
        }
    }

    /** Breaks between words; a word longer than the line, such as a path, stays whole. */
    private void wrap(String text) {
        int column = INDENT;
        String separator = "";
        for (String word : Columns.plain(text).split(" ")) {
            if (column + separator.length() + word.length() > COLUMNS && column > INDENT) {
                out.print("\n" + " ".repeat(INDENT));
                column = INDENT;
                separator = "";
            }
            out.print(separator + word);
            column += separator.length() + word.length();
            separator = " ";
        }
        out.println();
    }
}
