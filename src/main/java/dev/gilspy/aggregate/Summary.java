package dev.gilspy.aggregate;

import dev.gilspy.model.Ending;
import dev.gilspy.model.GilTally;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.model.RunQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A recording added up: what every report is made from. Immutable.
 *
 * @param run null before the recording has begun
 * @param ending null while the recording goes on
 * @param quality null while nothing is known of it
 * @param observedNanos how long the target was observed
 * @param selection which threads are shown; null if all are
 */
public record Summary(
        Run run,
        Ending ending,
        RunQuality quality,
        long observedNanos,
        List<ProcessSummary> processes,
        Selection selection) {

    /** In place of an interpreter's id: those that share one line, being too many. */
    public static final int OTHER_INTERPRETERS = 1 << 30;

    public Summary {
        processes = List.copyOf(processes);
    }

    /** A summary that shows all threads. */
    public Summary(
            Run run,
            Ending ending,
            RunQuality quality,
            long observedNanos,
            List<ProcessSummary> processes) {
        this(run, ending, quality, observedNanos, processes, null);
    }

    /**
     * One of several processes as if it had been recorded alone; this if there are no others.
     *
     * @param process index in {@link #processes}
     */
    public Summary alone(int process) {
        if (processes.size() == 1) {
            return this;
        }
        Selection own = selection == null ? null : selection.alone(process);
        return Together.alone(processes.get(process), own);
    }

    /**
     * Some of the processes as if no others had been recorded, all of their threads shown.
     *
     * @param wanted by their places in {@link #processes}
     */
    public Summary only(IntPredicate wanted) {
        List<Summary> some = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            if (wanted.test(i)) {
                some.add(alone(i));
            }
        }
        return some.size() == processes.size() ? this : Together.of(some);
    }

    /** All that was observed, also where only some threads are shown. */
    public Summary whole() {
        return selection == null ? this : selection.whole();
    }

    /**
     * How far the states are from the kernel's own account, in percentage points of the window; see
     * {@link Reconciliation#largest}. NaN if not known.
     */
    public double reconcilePoints() {
        List<ThreadSummary> threads = new ArrayList<>();
        processes.forEach(process -> threads.addAll(process.allThreads()));
        return Reconciliation.largest(threads, observedNanos);
    }

    /**
     * Share of the holder's changes that were seen, by the interpreters' own count; NaN if they
     * counted none. The kernel source may see all of them.
     */
    public double coverage() {
        long seen = 0;
        long counted = 0;
        for (ProcessSummary process : processes) {
            for (InterpreterSummary interpreter : process.interpreters()) {
                if (interpreter.tally() != null) {
                    seen += interpreter.tally().handoversSeen();
                    counted += interpreter.tally().switches();
                }
            }
        }
        return counted <= 0 ? Double.NaN : Math.min(1, (double) seen / counted);
    }

    /**
     * One process.
     *
     * @param threads busiest first: by time not blocked, then by TID
     * @param blame most waiting first
     * @param stacks most time first
     * @param intervals holds and waits second by second: by time, then thread, holds before waits
     * @param slices what each thread did, stretch by stretch: by time, then thread
     * @param foldedThreads threads that ended and share one line, being too many
     * @param others threads that are not shown, which blame may name nevertheless
     * @param locks locks of the interpreter's that threads queued for, most queueing first
     * @param pauses who asked for stop-the-world pauses, longest first
     * @param loops event loops that threads run, by thread
     * @param timeline {@link Timeline#NONE} unless an output asked for it
     * @param window this process's own part of the recording
     */
    public record ProcessSummary(
            ProcessInfo info,
            List<InterpreterSummary> interpreters,
            List<ThreadSummary> threads,
            List<Blame> blame,
            List<StackSummary> stacks,
            List<IntervalHistogram> intervals,
            List<TimeSlice> slices,
            int foldedThreads,
            List<ThreadSummary> others,
            List<LockSummary> locks,
            List<PauseAccount> pauses,
            List<LoopSummary> loops,
            Timeline timeline,
            ProcessWindow window) {

        public ProcessSummary {
            interpreters = List.copyOf(interpreters);
            threads = List.copyOf(threads);
            blame = List.copyOf(blame);
            stacks = List.copyOf(stacks);
            intervals = List.copyOf(intervals);
            slices = List.copyOf(slices);
            others = List.copyOf(others);
            locks = List.copyOf(locks);
            pauses = List.copyOf(pauses);
            loops = List.copyOf(loops);
        }

        /** A process whose threads are all shown, of which nothing more is known. */
        public ProcessSummary(
                ProcessInfo info,
                List<InterpreterSummary> interpreters,
                List<ThreadSummary> threads,
                List<Blame> blame,
                List<StackSummary> stacks,
                List<IntervalHistogram> intervals,
                int foldedThreads) {
            this(
                    info,
                    interpreters,
                    threads,
                    blame,
                    stacks,
                    intervals,
                    List.of(),
                    foldedThreads,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Timeline.NONE,
                    ProcessWindow.UNKNOWN);
        }

        /** The same process with the times of its interpreters and threads replaced. */
        ProcessSummary with(
                List<InterpreterSummary> newInterpreters, List<ThreadSummary> newThreads) {
            return new ProcessSummary(
                    info,
                    newInterpreters,
                    newThreads,
                    blame,
                    stacks,
                    intervals,
                    slices,
                    foldedThreads,
                    others,
                    locks,
                    pauses,
                    loops,
                    timeline,
                    window);
        }

        /** Its GILs, in the order of their interpreters' ids. */
        public List<GilSummary> gils() {
            return GilSummary.of(this);
        }

        /** Those shown, and the others. */
        public List<ThreadSummary> allThreads() {
            List<ThreadSummary> all = new ArrayList<>(threads);
            all.addAll(others);
            return all;
        }
    }

    /**
     * One interpreter's part in its GIL. The three means are NaN when it was not observed for any
     * time.
     *
     * @param id {@link #OTHER_INTERPRETERS} for those that share one line, and count as one GIL
     *     whose utilisation is the mean number of theirs that are held
     * @param gil the lowest id of those interpreters that share its GIL
     * @param threads how many threads were seen in it
     * @param utilisation share of the time in which any of its threads held the GIL, 0 to 1;
     *     without a GIL the mean number of its attached threads
     * @param waitingMean mean number of its threads that waited for the GIL
     * @param nativeMean mean number of its threads in native code on a CPU
     * @param tally what was counted on the GIL, if it was counted as this interpreter's; else null
     */
    public record InterpreterSummary(
            int id,
            int gil,
            int threads,
            double utilisation,
            double waitingMean,
            double nativeMean,
            GilTally tally) {

        /** Mean number of its threads that hold or want the GIL. */
        public double demand() {
            return utilisation + waitingMean;
        }

        /** Changes of holder per second by the interpreter's own count; NaN if not known. */
        public double switchesPerSecond() {
            boolean known = tally != null && tally.observedNanos() > 0 && tally.counted();
            return known ? tally.switches() * 1e9 / tally.observedNanos() : Double.NaN;
        }
    }
}
