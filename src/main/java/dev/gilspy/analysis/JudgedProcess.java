package dev.gilspy.analysis;

import dev.gilspy.aggregate.GilSummary;
import dev.gilspy.aggregate.ProcessWindow;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * One process of a recording as if it had been recorded alone, and the verdict on it. Figures are
 * NaN, and amounts of memory negative, where they are not known.
 *
 * @param summary of this process only
 */
public record JudgedProcess(Summary summary, Verdict verdict) {

    /** All processes of a recording, in its order. */
    public static List<JudgedProcess> of(Summary whole) {
        List<Verdict> verdicts = Verdicts.ofEach(whole);
        return IntStream.range(0, whole.processes().size())
                .mapToObj(i -> new JudgedProcess(whole.alone(i), verdicts.get(i)))
                .toList();
    }

    public ProcessSummary process() {
        return summary.processes().get(0);
    }

    public ProcessInfo info() {
        return process().info();
    }

    /** Share of the time in which its GIL is held, the most held one of several. */
    public double utilisation() {
        return info().gilEnabled() ? largest(GilSummary::utilisation) : Double.NaN;
    }

    /** Mean number of threads that hold or want its GIL, of the most wanted one of several. */
    public double demand() {
        return info().gilEnabled() ? largest(GilSummary::demand) : Double.NaN;
    }

    /** Mean number of threads that wait for the GIL that most wait for. */
    public double waiting() {
        return largest(GilSummary::waitingMean);
    }

    /** Mean number of CPUs that it uses: by the kernel's account, else by what its threads do. */
    public double cpusUsed() {
        double counted = process().window().cpusUsed();
        return Double.isNaN(counted) ? onCpu() : counted;
    }

    private double onCpu() {
        Whole whole = new Whole(process(), summary.observedNanos());
        return summary.observedNanos() == 0
                ? Double.NaN
                : whole.mean(ThreadState.RUNNING) + whole.mean(ThreadState.NATIVE);
    }

    /** How much of its time is taken: of its GIL's, or of one CPU's and more. */
    double taken() {
        double held = Double.isNaN(utilisation()) ? 0 : utilisation();
        double cpus = Double.isNaN(cpusUsed()) ? 0 : cpusUsed();
        return Math.max(held, cpus);
    }

    /** Mean number of threads that do, or would do, something; 0 if that is not known. */
    double busy() {
        double busy = new Whole(process(), summary.observedNanos()).busy();
        return Double.isNaN(busy) ? 0 : busy;
    }

    public long residentBytes() {
        return memory(ProcessUsage::residentBytes);
    }

    public long proportionalBytes() {
        return memory(ProcessUsage::proportionalBytes);
    }

    public long uniqueBytes() {
        return memory(ProcessUsage::uniqueBytes);
    }

    private long memory(ToLongFunction<ProcessUsage> amount) {
        ProcessWindow window = process().window();
        return window.last() == null ? ProcessUsage.UNKNOWN : amount.applyAsLong(window.last());
    }

    /** Whether it was seen to do something. */
    public boolean works() {
        return verdict.code() != VerdictCode.IDLE && busy() > 0;
    }

    /** Whether its GIL is the bottleneck, whoever waits for it. */
    public boolean saturated() {
        return utilisation() >= Thresholds.GIL_BUSY;
    }

    private double largest(ToDoubleFunction<GilSummary> figure) {
        return process().gils().stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }
}
