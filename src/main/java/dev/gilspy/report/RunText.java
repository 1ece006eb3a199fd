package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Durations;
import dev.gilspy.analysis.Shares;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import java.util.ArrayList;
import java.util.List;

/** How good the run itself was, and what to be careful about. */
final class RunText {
    /** Points of difference to the kernel's account above which shares are not to be trusted. */
    private static final double RECONCILES = 2;

    /** What is above a bound by less than this is within it. */
    private static final double ABOUT = 1.1;

    private static final String INDENT = "     ";

    private final TextOptions options;
    private final Palette palette;

    RunText(TextOptions options, Palette palette) {
        this.options = options;
        this.palette = palette;
    }

    List<String> lines(Summary summary) {
        List<String> lines = new ArrayList<>();
        for (String line : Columns.wrapItems(items(summary), options.width() - INDENT.length())) {
            lines.add((lines.isEmpty() ? palette.heading("RUN") + "  " : INDENT) + line);
        }
        for (String warning : warnings(summary)) {
            lines.addAll(warningLines(warning));
        }
        return lines;
    }

    /** The figures, a clause each. */
    static List<String> items(Summary summary) {
        List<String> items = new ArrayList<>();
        if (summary.quality() != null) {
            items.addAll(sampling(summary));
        }
        items.addAll(checks(summary));
        return items;
    }

    private static List<String> sampling(Summary summary) {
        RunQuality quality = summary.quality();
        List<String> items = new ArrayList<>();
        String sample = isKernel(summary) ? "CPU clock sample" : "sample";
        items.add(Shares.plural(quality.samples(), sample) + rate(summary));
        if (summary.run() != null && quality.loweredToHz() > 0) {
            items.add(lowered(summary.run()));
        }
        if (isKernel(summary)) {
            items.add(Shares.plural(quality.lostEvents(), "lost event"));
        } else {
            items.add(Shares.count(quality.torn()) + " torn");
            items.add(Shares.count(quality.missed()) + " missed");
        }
        items.add(Shares.plural(quality.failedReads(), "failed read"));
        if (quality.incompleteStacks() > 0) {
            items.add(
                    "%s of %s broken"
                            .formatted(
                                    Shares.count(quality.incompleteStacks()),
                                    Shares.plural(quality.stacks(), "stack")));
        }
        if (quality.failedStops() > 0) {
            items.add(Shares.plural(quality.failedStops(), "failed stop"));
        }
        if (!isKernel(summary)) {
            items.addAll(timing(quality));
        }
        return items;
    }

    private static String rate(Summary summary) {
        if (summary.run() == null) {
            return "";
        }
        String rate = " at " + Shares.count(rateHz(summary)) + " Hz";
        return summary.quality().loweredToHz() > 0 ? rate + " on average" : rate;
    }

    /** Without a bound the rate is lowered only where one thread samples many processes. */
    private static String lowered(Run run) {
        String from = "lowered from %s Hz ".formatted(Shares.count(run.rateHz()));
        return run.maxCpu() > 0
                ? from + "to stay within %s of a CPU".formatted(Shares.said(run.maxCpu()))
                : from + "since one thread samples all processes";
    }

    /** The rate that it really had, if not the one that was asked for. */
    private static int rateHz(Summary summary) {
        int lowered = summary.quality().loweredToHz();
        return lowered > 0 ? lowered : summary.run().rateHz();
    }

    /** The kernel's own timer is not late, and has no class. */
    private static List<String> timing(RunQuality quality) {
        List<String> items = new ArrayList<>();
        if (quality.lateness().count() > 0) {
            String lateness = Durations.of(quality.lateness(), quality.lateness().p99Nanos());
            items.add("lateness p99 " + lateness);
        }
        items.add(quality.realtime() ? "real-time" : "not real-time");
        return items;
    }

    private static List<String> checks(Summary summary) {
        List<String> items = new ArrayList<>();
        long gils = gils(summary);
        if (gils > 0) {
            String of = gils > 1 ? " of the GILs' switches" : " of the GIL's switches";
            items.add("saw " + Shares.percentSign(summary.coverage()) + of);
        }
        items.add(
                "within "
                        + Shares.number(summary.reconcilePoints())
                        + " points of the kernel's account");
        items.add("own cost " + Shares.percentSign(ownCost(summary)) + " of a CPU");
        return items;
    }

    /** How many GILs are in force; 1 where nothing is known of them. */
    private static long gils(Summary summary) {
        return summary.processes().isEmpty()
                ? 1
                : summary.processes().stream()
                        .filter(process -> process.info().gilEnabled())
                        .mapToLong(process -> Math.max(1, process.gils().size()))
                        .sum();
    }

    /** Share of one CPU; NaN if it is not known. */
    private static double ownCost(Summary summary) {
        return summary.quality() == null || summary.observedNanos() == 0
                ? Double.NaN
                : (double) summary.quality().ownCpuNanos() / summary.observedNanos();
    }

    /** What to be careful about, a sentence each. */
    static List<String> warnings(Summary summary) {
        List<String> warnings = new ArrayList<>(limits(summary));
        if (summary.ending() != null && !summary.ending().detail().isEmpty()) {
            String why = Columns.plain(summary.ending().detail());
            warnings.add(ended(summary) + ": " + why);
        }
        if (summary.quality() != null && summary.quality().stopsFail()) {
            warnings.add(
                    "The target could not be stopped at %s of %s samples, as if another debugger were attached: stacks are missing there."
                            .formatted(
                                    Shares.count(summary.quality().failedStops()),
                                    Shares.count(summary.quality().samples())));
        }
        if (summary.reconcilePoints() > RECONCILES) {
            warnings.add(
                    "The shares differ from the kernel's own account by %s points: take them as rough."
                            .formatted(Shares.number(summary.reconcilePoints())));
        }
        if (tookTooMuch(summary)) {
            warnings.add(
                    "gilspy used more than %s of a CPU: what its start takes, and what is not sampling, a lower rate does not save."
                            .formatted(Shares.said(summary.run().maxCpu())));
        }
        if (isLate(summary)) {
            warnings.add(
                    "One sample in a hundred was late by more than an interval: short holds are seen too seldom. "
                            + "A real-time class, a lower rate or a less busy machine helps.");
        }
        if (readsWhileRunning(summary)) {
            warnings.add(
                    "Stacks were read from running threads: those of short calls are approximate. "
                            + "--pause=%s makes them exact.".formatted(exactPause(summary)));
        }
        if (isKernel(summary) && summary.quality() != null && summary.quality().lostEvents() > 0) {
            warnings.add("The kernel dropped events: durations around them are missing.");
        }
        return warnings;
    }

    /** What cannot be seen in the processes, which may have it in common. */
    private static List<String> limits(Summary summary) {
        return summary.processes().stream()
                .flatMap(process -> process.info().limits().stream())
                .map(Columns::plain)
                .distinct()
                .toList();
    }

    /** Whether stacks are read, and of threads that go on meanwhile. */
    private static boolean readsWhileRunning(Summary summary) {
        boolean none = summary.quality() != null && summary.quality().stacks() == 0;
        return summary.run() != null
                && !isKernel(summary)
                && summary.run().pause() == Run.Pause.NEVER
                && !none;
    }

    /** Without a GIL there is no holder that it would do to stop. */
    private static String exactPause(Summary summary) {
        boolean gil = summary.processes().stream().allMatch(one -> one.info().gilEnabled());
        return gil ? "holder" : "process";
    }

    private static String ended(Summary summary) {
        String observed = Durations.exact(summary.observedNanos());
        long asked = summary.run() == null ? 0 : summary.run().durationNanos();
        return asked == 0
                ? "It ended after " + observed
                : "It ended after %s of %s".formatted(observed, Durations.exact(asked));
    }

    private static boolean tookTooMuch(Summary summary) {
        return summary.run() != null
                && summary.run().maxCpu() > 0
                && ownCost(summary) > ABOUT * summary.run().maxCpu();
    }

    private static boolean isLate(Summary summary) {
        return summary.run() != null
                && summary.run().rateHz() > 0
                && summary.quality() != null
                && summary.quality().lateness().count() > 0
                && summary.quality().lateness().p99Nanos() > 1_000_000_000L / rateHz(summary);
    }

    private static boolean isKernel(Summary summary) {
        return summary.run() != null && summary.run().source() == Run.Source.KERNEL;
    }

    private List<String> warningLines(String warning) {
        List<String> lines = new ArrayList<>();
        for (String line : Columns.wrap(warning, options.width() - INDENT.length())) {
            lines.add(palette.warning((lines.isEmpty() ? "  !  " : INDENT) + line));
        }
        return lines;
    }
}
