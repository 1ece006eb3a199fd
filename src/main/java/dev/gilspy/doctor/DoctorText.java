package dev.gilspy.doctor;

import dev.gilspy.error.ExitCode;
import dev.gilspy.report.Columns;
import dev.gilspy.report.Palette;
import dev.gilspy.report.TextOptions;
import dev.gilspy.target.Capability;
import dev.gilspy.target.Check;
import dev.gilspy.target.Check.Verdict;
import dev.gilspy.target.Cure;
import dev.gilspy.target.Lack;
import java.util.List;

/**
 * What was found, for a terminal: what can be done in one line, then what is missing with what to
 * type; all checks on demand. Commands are broken as a shell takes them, manifests' lines never.
 */
public final class DoctorText {
    private static final int WIDEST = 80;
    private static final int MARK_COLUMNS = 9;
    private static final int LABEL_COLUMNS = 18;
    private static final String STEP = "  ";

    private final Findings findings;
    private final Lack lack;
    private final Palette palette;
    private final int width;
    private final boolean all;
    private final boolean symbols;
    private final StringBuilder out = new StringBuilder();

    /**
     * @param symbols whether more than ASCII can be shown
     */
    public DoctorText(Findings findings, TextOptions options, boolean symbols) {
        this.findings = findings;
        this.lack = findings.lack();
        this.palette = new Palette(options.color());
        this.width = Math.min(WIDEST, options.width());
        this.all = options.all();
        this.symbols = symbols;
    }

    /** The page, with a line break at its end. */
    public String render() {
        headline();
        if (all) {
            findings.sections().forEach(this::section);
        } else {
            missing(findings.missing());
        }
        together();
        if (!all) {
            line("");
            line("All %d checks: the same with --all".formatted(findings.count()));
        }
        return out.toString();
    }

    private void headline() {
        boolean good = findings.exitCode() == ExitCode.OK;
        String mark = mark(good ? Verdict.OK : Verdict.NO);
        String indent = " ".repeat(mark.length() + 1);
        String text = Columns.plain(findings.headline());
        String first = paint(good ? Verdict.OK : Verdict.NO, mark) + " ";
        for (String each : Columns.wrap(text, width - indent.length())) {
            line(first + palette.heading(each));
            first = indent;
        }
    }

    private void section(Section section) {
        line("");
        line(palette.heading(section.title()));
        section.checks().forEach(this::check);
    }

    private void missing(List<Check> checks) {
        if (!checks.isEmpty()) {
            line("");
            line(palette.heading("Missing"));
            checks.forEach(this::check);
        }
    }

    private void check(Check check) {
        Verdict verdict = check.verdict();
        String mark = verdict == Verdict.FACT ? "" : mark(verdict) + " " + verdict.word();
        String label = Columns.left(check.subject().label(), LABEL_COLUMNS);
        String first = STEP + paint(verdict, Columns.left(mark, MARK_COLUMNS)) + " " + label + " ";
        int indent = STEP.length() + MARK_COLUMNS + 1 + LABEL_COLUMNS + 1;
        String how = check.how().isEmpty() ? "" : " (%s)".formatted(check.how());
        for (String each : Columns.wrap(Columns.plain(check.finding()) + how, width - indent)) {
            line(first + each);
            first = " ".repeat(indent);
        }
        if (check.lacking()) {
            for (String each : Columns.wrap("for " + check.subject().need(), width - indent)) {
                line(first + palette.faint(each));
            }
        }
        lack.alone(check).forEach(cure -> cure(cure, STEP + " ".repeat(MARK_COLUMNS + 1)));
    }

    private void together() {
        List<Cure> cures = lack.together();
        if (!cures.isEmpty()) {
            line("");
            String names =
                    lack.beyondCapabilities()
                            ? "all of that"
                            : Capability.full(lack.capabilities(), ", ");
            paragraph("To have %s:".formatted(names), "", true);
            cures.forEach(cure -> cure(cure, STEP));
        }
    }

    private void cure(Cure cure, String indent) {
        paragraph(cure.where() + (cure.lines().isEmpty() ? "" : ":"), indent, false);
        cure.lines().forEach(typed -> typed(Columns.plain(typed), indent + STEP));
        if (!cure.note().isEmpty()) {
            paragraph("(" + cure.note() + ")", indent, false);
        }
    }

    /** A long command goes on in the next line, as it may be typed. */
    private void typed(String text, String indent) {
        if (!text.matches("(sudo|kill|ulimit|docker|podman|gilspy|/).*")) {
            line(indent + text);
            return;
        }
        // An option stays with its value.
        String joined = text.replaceAll("(?<= )(--?[a-z-]+) (?=[^- ])", "$1\u00a0");
        List<String> lines =
                Columns.wrap(joined, width - indent.length() - 2 * STEP.length()).stream()
                        .map(line -> line.replace('\u00a0', ' '))
                        .toList();
        for (int i = 0; i < lines.size(); i++) {
            line(
                    (i == 0 ? indent : indent + STEP)
                            + lines.get(i)
                            + (i + 1 < lines.size() ? " \\" : ""));
        }
    }

    private void paragraph(String text, String indent, boolean heading) {
        for (String each : Columns.wrap(Columns.plain(text), width - indent.length())) {
            line(indent + (heading ? palette.heading(each) : each));
        }
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case OK -> symbols ? "✓" : "+";
            case LIMITED -> "!";
            case NO -> symbols ? "✗" : "x";
            case FACT -> "";
        };
    }

    private String paint(Verdict verdict, String text) {
        return switch (verdict) {
            case OK -> palette.good(text);
            case LIMITED -> palette.warning(text);
            case NO -> palette.bad(text);
            case FACT -> text;
        };
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
