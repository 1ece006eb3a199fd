package dev.gilspy.source.kernel;

import dev.gilspy.error.NotPermittedException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.os.Scheduling;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import dev.gilspy.target.PidNamespace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Observes many CPython processes from inside the kernel, as {@link KernelSource} does one: all of
 * them by one set of programs, with one buffer, on one thread. The programs are loaded for the
 * first process. A process is observed until it ends or {@link #end} is called, however long the
 * settings say.
 */
public final class KernelObservatory implements Observatory {
    private static final long UNTIL_IT_ENDS = 0;

    /** However many processes there are, their events come from these. */
    private static final int RING_BYTES_PER_CPU = 1 << 21;

    private static final int LEAST_RING_BYTES = 1 << 23;
    private static final int MOST_RING_BYTES = 1 << 25;

    private final Settings settings;
    private final List<KernelObservation> observations = new CopyOnWriteArrayList<>();
    private Optional<PidNamespace> namespace;
    private NotPermittedException refusal;
    private KernelPrograms programs;
    private KernelLoop loop;
    private Thread thread;
    private volatile boolean closed;

    /**
     * @param settings of all processes; the rate is lowered for all of them together
     */
    public KernelObservatory(Settings settings) {
        this.settings = settings;
    }

    /**
     * @throws NotPermittedException if the kernel refuses, the process has too many GILs or another
     *     PID namespace than those before, or as many are observed as can be
     * @throws dev.gilspy.error.UnsupportedInterpreterException if it is no CPython, or a
     *     free-threaded build
     */
    @Override
    public synchronized Observation observe(Attachment attachment, Observer observer) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        KernelAccess.check(attachment);
        load(PidNamespace.unlessOursIsFirst(attachment.target()));
        KernelObservation observation =
                new KernelObservation(
                        attachment, settings, UNTIL_IT_ENDS, observer, new StopSignal());
        if (!loop.add(observation)) {
            throw new NotPermittedException(
                    "Exact times are for at most %d processes at once.".formatted(Slots.MOST),
                    KernelAccess.WITHOUT);
        }
        observations.removeIf(KernelObservation::over);
        observations.add(observation);
        return observation;
    }

    private void load(Optional<PidNamespace> wanted) {
        if (refusal != null) {
            throw refusal;
        }
        if (programs == null) {
            begin(wanted);
        } else if (!wanted.equals(namespace)) {
            throw new NotPermittedException(
                    "Exact times are for processes of one PID namespace at once.",
                    KernelAccess.WITHOUT);
        }
    }

    /** What the kernel refused once it is not asked for again. */
    private void begin(Optional<PidNamespace> wanted) {
        try {
            programs = KernelAccess.load(wanted, ringBytes());
        } catch (NotPermittedException e) {
            refusal = e;
            throw e;
        }
        namespace = wanted;
        loop = new KernelLoop(programs, settings);
        thread = new Thread(this::poll, "gilspy-kernel");
        thread.setDaemon(true);
        thread.start();
    }

    private static int ringBytes() {
        long wanted = (long) RING_BYTES_PER_CPU * Runtime.getRuntime().availableProcessors();
        long within = Math.max(LEAST_RING_BYTES, Math.min(MOST_RING_BYTES, wanted));
        return (int) Long.highestOneBit(within);
    }

    private void poll() {
        Scheduling.bestNice();
        try (KernelLoop polled = loop) {
            while (!closed) {
                polled.turn();
            }
        }
    }

    @Override
    public void end(Ending.Reason why) {
        observations.forEach(one -> one.stop().request(why));
        observations.forEach(KernelObservation::awaitOver);
    }

    @Override
    public void close() {
        end(Ending.Reason.SIGNAL);
        stop();
    }

    private synchronized void stop() {
        closed = true;
        if (programs != null) {
            join();
            programs.close();
            programs = null;
        }
    }

    /** Whatever happens: the buffer must not go while the thread reads it. */
    private void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
