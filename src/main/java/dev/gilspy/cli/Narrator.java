package dev.gilspy.cli;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.model.RunQuality;
import dev.gilspy.report.Columns;
import dev.gilspy.source.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Tells on standard error what a recording is doing: a line at the start, a line at the end, and
 * between them, on a terminal only, one that is written over. Thread-safe.
 */
final class Narrator {
    private static final String ERASE_LINE = "\r\033[K";

    private static final String STOPS_FAIL =
            "the target cannot be stopped, so stacks of running threads will be missing: another"
                    + " debugger is attached, or this system forbids ptrace.";

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean verbose;
    private final boolean progress;
    private boolean saidThatStopsFail;

    Narrator(PrintWriter err, boolean quiet, boolean terminal) {
        this(err, quiet, false, terminal);
    }

    /**
     * @param quiet to say nothing at all
     * @param verbose to say also what was found and how long it took
     * @param terminal whether a line may be written over
     */
    Narrator(PrintWriter err, boolean quiet, boolean verbose, boolean terminal) {
        this.err = err;
        this.quiet = quiet;
        this.verbose = verbose;
        this.progress = terminal && !quiet;
    }

    /** Of something that tells by itself what it does. */
    static Narrator silent() {
        return new Narrator(null, true, false);
    }

    void started(String target, Settings settings) {
        String until =
                settings.durationNanos() == 0
                        ? "until it exits. Ctrl-C ends it earlier."
                        : "for %s. Ctrl-C ends it earlier."
                                .formatted(Durations.exact(settings.durationNanos()));
        String at = settings.maxCpu() > 0 ? "at up to" : "at";
        say("recording %s %s %,d Hz %s", target, at, settings.rateHz(), until);
    }

    /** Something that the user should know at once; a sentence. */
    synchronized void warn(String warning) {
        over();
        say("%s", warning);
    }

    /** Something that only who asks for it wants to know. */
    synchronized void detail(String what) {
        if (verbose) {
            over();
            say("%s", what);
        }
    }

    /**
     * How long something took.
     *
     * @param fromNanos when it began
     */
    void took(String what, long fromNanos) {
        detail("%s took %s".formatted(what, Durations.exact(System.nanoTime() - fromNanos)));
    }

    void goesOn(RunQuality quality) {
        sayWhetherStopsFail(quality.stopsFail());
        step(format("%,d samples", quality.samples()));
    }

    /** The same of several processes. */
    void goesOn(FleetProgress progress) {
        sayWhetherStopsFail(progress.stopsFail());
        String noun = progress.processes() == 1 ? "process" : "processes";
        step(format("%,d %s, %,d samples", progress.processes(), noun, progress.samples()));
    }

    private void sayWhetherStopsFail(boolean stopsFail) {
        if (stopsFail && !saidThatStopsFail) {
            saidThatStopsFail = true;
            warn(STOPS_FAIL);
        }
    }

    /** What is being done at the moment, where there are several things to do. */
    synchronized void step(String what) {
        if (progress) {
            err.print(ERASE_LINE + "gilspy: " + Columns.plain(what));
            err.flush();
        }
    }

    void comparing() {
        if (progress) {
            err.print(ERASE_LINE + "gilspy: the same work in processes, for comparison");
            err.flush();
        }
    }

    /** Nothing more comes over the line that was written over. */
    synchronized void over() {
        if (progress) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    void wrote(List<String> files, Summary summary) {
        if (!files.isEmpty()) {
            String observed = Durations.exact(summary.observedNanos());
            say("observed %s, wrote %s", observed, String.join(", ", files));
        }
    }

    void serving(String address) {
        say("metrics are at %s", address);
    }

    void waitingFor(String command) {
        say("waiting for %s to end.", command);
    }

    private void say(String text, Object... values) {
        if (!quiet) {
            Voice.say(format(text, values), err);
        }
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
