package dev.gilspy.export.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;

import dev.gilspy.aggregate.Selection;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadState;
import dev.gilspy.report.TextParts;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The threads, a row each, busiest first. */
final class ThreadsSection {
    private final ProcessSummary process;
    private final Selection selection;
    private final List<ThreadSummary> rows;
    private final List<ThreadState> states;

    /**
     * @param selection which threads are shown; null if all
     * @param mostRows more of them are left out
     */
    ThreadsSection(ProcessSummary process, Selection selection, int mostRows) {
        this.process = process;
        this.selection = selection;
        rows = process.threads().stream().limit(mostRows).toList();
        states = Arrays.stream(ThreadState.values()).filter(this::occurs).toList();
    }

    /** The states that are rare have columns when there is something in them. */
    private boolean occurs(ThreadState state) {
        return switch (state) {
            case RUNNING, WAITING, NATIVE, BLOCKED -> true;
            default -> process.threads().stream().anyMatch(t -> t.stateNanos().get(state) > 0);
        };
    }

    DomContent render() {
        return div(
                h2("Threads"),
                each(selected(), sentence -> p(sentence).withClass("note")),
                legend(),
                Elements.scrolled(
                        "Threads",
                        Elements.headed(headings())
                                .withClass("threads")
                                .with(tbody(each(rows, this::row)))),
                each(notes(), sentence -> p(sentence).withClass("note")));
    }

    private List<String> selected() {
        return selection == null
                ? List.of()
                : List.of(
                        "Showing %d of %s, those with \"%s\" in their names; the verdict and the run are of the whole."
                                .formatted(
                                        process.threads().size(),
                                        Shares.plural(process.allThreads().size(), "thread"),
                                        Elements.plain(selection.names().pattern())));
    }

    private DomContent legend() {
        return p(each(
                        states,
                        state ->
                                span(join(StateBar.swatch(state), state.label())).withClass("key")))
                .withClass("legend");
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("thread", "\tTID"));
        if (severalInterpreters()) {
            headings.add("\tinterp.");
        }
        headings.add("% of time");
        states.forEach(state -> headings.add("\t" + state.label()));
        for (String what : List.of("hold", "wait")) {
            headings.addAll(
                    List.of("\t" + what + "\np50", "\t" + what + "\np99", "\t" + what + "\nmax"));
        }
        return headings;
    }

    private boolean severalInterpreters() {
        return process.interpreters().size() > 1;
    }

    private DomContent row(ThreadSummary thread) {
        TrTag row =
                tr(
                        Elements.rowHeading(TextParts.name(thread)),
                        Elements.figure(TextParts.tid(thread)));
        if (severalInterpreters()) {
            int id = thread.thread().interpreter();
            row.with(
                    Elements.figure(
                            id == Summary.OTHER_INTERPRETERS ? "other" : Integer.toString(id)));
        }
        row.with(td(StateBar.of(thread::share)));
        boolean observed = thread.observedNanos() > 0;
        for (ThreadState state : states) {
            String share = Shares.percent(observed ? thread.share(state) : Double.NaN);
            row.with(Elements.figure(share));
        }
        return row.with(durations(thread.holds())).with(durations(thread.waits()));
    }

    private static List<DomContent> durations(Quantiles of) {
        return List.of(
                Elements.figure(Durations.of(of, of.p50Nanos())),
                Elements.figure(Durations.of(of, of.p99Nanos())),
                Elements.figure(Durations.of(of, of.maxNanos())));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        TextParts.withoutGil(process).ifPresent(notes::add);
        int more = process.threads().size() - rows.size();
        if (more > 0) {
            notes.add(Shares.plural(more, "more thread") + ", less busy than these.");
        }
        if (rows.stream().anyMatch(t -> t.thread().id() <= ThreadSummary.FIRST_REST)) {
            notes.add(
                    Shares.plural(process.foldedThreads(), "thread")
                            + " that ended share the line \"ended threads\".");
        }
        return notes;
    }
}
