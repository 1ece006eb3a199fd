package dev.gilspy.report;

import dev.gilspy.analysis.Code;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.analysis.budget.Budget;
import dev.gilspy.analysis.budget.Finding;
import dev.gilspy.analysis.budget.Outcome;
import dev.gilspy.analysis.budget.Suspect;
import dev.gilspy.analysis.budget.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding in words, the same in every format. Names from the target are in them as they are: each
 * format escapes what would break it.
 */
final class FindingWords {
    private static final int LONGEST_PROCESS = 60;

    private final Finding finding;

    FindingWords(Finding finding) {
        this.finding = finding;
    }

    /** {@code max-hold-p99 of worker-*}; of one of several processes also of which. */
    String title() {
        return finding.process() == null ? budget() : budget() + " in " + process();
    }

    /** {@code max-hold-p99 of worker-*}. */
    String budget() {
        Budget budget = finding.budget();
        return budget.threads().coversAll() ? budget.name() : budget.name() + " of " + threads();
    }

    /** {@code pid 4301 gunicorn: worker}; "" where there is only one. */
    String process() {
        return finding.process() == null
                ? ""
                : HeaderText.command(finding.process(), LONGEST_PROCESS);
    }

    String threads() {
        String text = finding.budget().threads().text();
        return text.isEmpty() ? "all" : text;
    }

    String outcome() {
        return finding.outcome().label();
    }

    String found() {
        if (finding.budget().unit() == Unit.VERDICT) {
            return finding.label().isEmpty() ? Shares.UNKNOWN : finding.label();
        }
        return finding.found() == null ? Shares.UNKNOWN : figure(finding.found().value());
    }

    /** {@code 38.1 to 45.0 %}; a dash if there is none. */
    String interval() {
        if (finding.found() == null || !finding.found().bounded()) {
            return Shares.UNKNOWN;
        }
        return figure(finding.found().low()) + " to " + figure(finding.found().high());
    }

    String limit() {
        return switch (finding.budget().unit()) {
            case SHARE -> Shares.said(finding.budget().limit());
            case NANOS -> Durations.exact((long) finding.budget().limit());
            case VERDICT -> Shares.UNKNOWN;
        };
    }

    private String figure(double value) {
        return finding.budget().unit() == Unit.SHARE
                ? Shares.percentSign(value)
                : Durations.text(Math.round(value), finding.resolutionNanos());
    }

    /** What was found, in one sentence. */
    String sentence() {
        boolean numbers = finding.found() != null && finding.budget().unit() != Unit.VERDICT;
        String is = numbers ? title() + " is " + found() + confidence() : title();
        return switch (finding.outcome()) {
            case WITHIN -> is + against(": within its limit");
            case UNCERTAIN -> is + against(": not certainly within or past its limit");
            case UNANSWERED -> is + ": the recording cannot tell.";
            case EXCEEDED -> is + against(": past its limit");
        };
    }

    private String confidence() {
        return finding.found().bounded() ? " (" + interval() + ")" : "";
    }

    private String against(String relation) {
        return finding.budget().unit() == Unit.VERDICT
                ? ": the verdict is " + found() + "."
                : relation + " of " + limit() + ".";
    }

    /** All there is to say beside the figures, a sentence each; empty if nothing. */
    List<String> explanation() {
        List<String> sentences = new ArrayList<>();
        addIfAny(sentences, finding.note());
        if (finding.suspect() != null) {
            sentences.add(suspect(finding.suspect()));
        }
        addIfAny(sentences, finding.remedy());
        return sentences;
    }

    private static void addIfAny(List<String> sentences, String sentence) {
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }

    private static String suspect(Suspect suspect) {
        return "Look first at %s: %s of %s."
                .formatted(
                        Code.text(suspect.frame()),
                        Shares.percentSign(suspect.share()),
                        suspect.of());
    }

    /** Whether somebody should read more about it than its line. */
    boolean worthExplaining() {
        return finding.outcome() != Outcome.WITHIN;
    }
}
