package dev.gilspy.source.kernel;

import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.model.Observer;
import dev.gilspy.os.SystemException;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.io.IOException;
import java.util.List;

/**
 * Observes a CPython process from inside the kernel: three kinds of events tell when each of its
 * threads asks for the GIL, gets it, drops it, sleeps and runs, without stopping any of them. Only
 * what leaves no trace there, taking and dropping a GIL that nobody else wants, is estimated, by
 * each thread's CPU clock.
 */
public final class KernelSource implements Source {
    private final Attachment attachment;
    private final Settings settings;
    private final KernelPrograms programs;

    private KernelSource(Attachment attachment, Settings settings, KernelPrograms programs) {
        this.attachment = attachment;
        this.settings = settings;
        this.programs = programs;
    }

    /**
     * Loads the programs.
     *
     * @throws NotPermittedException if the kernel refuses
     */
    public static KernelSource attach(Attachment attachment, Settings settings) {
        return new KernelSource(attachment, settings, load());
    }

    private static KernelPrograms load() {
        try {
            return KernelPrograms.load();
        } catch (SystemException | IOException | IllegalArgumentException e) {
            throw new NotPermittedException(
                    "The kernel does not take the programs for exact times: " + e.getMessage(),
                    "Run: gilspy doctor",
                    e);
        }
    }

    @Override
    public void observe(Observer observer, StopSignal stop) {
        try (programs) {
            KernelLoop loop = KernelLoop.of(attachment, settings, programs, observer);
            loop.run(stop);
        } catch (SystemException e) {
            if (!attachment.target().alive()) {
                throw new NoTargetException(
                        "Process %d ended before it was observed."
                                .formatted(attachment.target().pid()),
                        "",
                        e);
            }
            throw new NotPermittedException(
                    "The kernel refuses to go on: " + e.getMessage(), "Run: gilspy doctor", e);
        }
    }

    @Override
    public List<String> warnings() {
        return attachment.stoppedWarning().map(List::of).orElse(List.of());
    }
}
