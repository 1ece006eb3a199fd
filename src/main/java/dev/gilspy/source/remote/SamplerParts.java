package dev.gilspy.source.remote;

import dev.gilspy.source.Attachment;
import dev.gilspy.source.CodeFrames;
import dev.gilspy.source.LoweredRate;
import dev.gilspy.source.PythonRuntime;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StackNumbers;
import dev.gilspy.source.StackTable;
import dev.gilspy.source.ThreadNames;
import dev.gilspy.source.remote.Sampler.Stacks;
import dev.gilspy.target.Target;
import java.util.function.LongSupplier;

/**
 * What sampling one process is made of.
 *
 * @param rate at which it is sampled
 */
record SamplerParts(
        LoweredRate rate,
        Sampler sampler,
        ThreadRoster roster,
        FreeThreading free,
        ObservationRing ring,
        SampleCounts counts,
        Target target,
        Leaves leaves) {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * All that it takes to sample a process.
     *
     * @param mostInstructions as {@link InstructionLeaves}'
     */
    static SamplerParts of(
            Attachment attachment,
            Settings settings,
            ObservationRing ring,
            ThreadNames names,
            int mostInstructions) {
        Target target = attachment.target();
        PythonRuntime runtime = attachment.runtime();
        LoweredRate rate = new LoweredRate(settings.rateHz());
        LongSupplier meanNanos = () -> (long) (NANOS_PER_SECOND / rate.hz());
        StackTable stacks = new StackTable(ring);
        CodeFrames frames = new CodeFrames(runtime.codes(), stacks);
        ThreadRoster roster = new ThreadRoster(target, runtime, ring, names, meanNanos);
        SampleCounts counts = new SampleCounts();
        StackPause pause = StackPauses.of(settings.pause(), target.pid(), counts);
        Leaves leaves =
                settings.nativeLeaves()
                        ? new InstructionLeaves(stacks, meanNanos, mostInstructions)
                        : Leaves.NONE;
        StackNumbers numbers = new StackNumbers(frames, stacks);
        FreeThreading free = FreeThreading.of(target, runtime, roster);
        Sampler sampler =
                new Sampler(runtime, roster, free, new Stacks(numbers, leaves, pause), counts);
        return new SamplerParts(rate, sampler, roster, free, ring, counts, target, leaves);
    }
}
