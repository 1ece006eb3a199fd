package dev.gilspy.source.remote;

import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.UsageBudget;
import dev.gilspy.source.remote.ProcessStream.Reader;
import dev.gilspy.source.remote.ProcessStream.Room;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Observes Python processes from outside, all with the same two threads: one samples them, one
 * passes on what it saw. Sampling keeps within a twelfth of a CPU, by taking samples of all of them
 * less often. Threads may be stopped for their stacks as with {@link RemoteSource}: that is the
 * sampling thread's business, which all processes have in common.
 */
public final class RemoteObservatory implements Observatory {
    /** Below the tenth at which the sampling thread would give back its real-time class. */
    private static final double CPU_SHARE = 0.08;

    private final Settings settings;
    private final SamplingThread sampling;
    private final Thread passing = new Thread(this::passOn, "gilspy-observer");
    private final UsageBudget budget = new UsageBudget(System.nanoTime());
    private final List<Observed> processes = new CopyOnWriteArrayList<>();
    private volatile boolean ending;

    /**
     * Starts its threads.
     *
     * @param settings of all processes; the duration is each process's own
     */
    public RemoteObservatory(Settings settings) {
        this.settings = settings;
        this.sampling = new SamplingThread(settings, CPU_SHARE);
        passing.setDaemon(true);
        passing.start();
    }

    /**
     * @throws dev.gilspy.error.UsageException if a GIL's holder is to be stopped, and there is no
     *     GIL
     */
    @Override
    public Observation observe(Attachment attachment, Observer observer) {
        RemoteSource.refuseImpossible(attachment, settings);
        Observed observed = new Observed(attachment, observer);
        synchronized (this) {
            if (ending) {
                throw new IllegalStateException("the observatory has ended");
            }
            processes.add(observed);
            sampling.add(observed.stream.sampled());
        }
        return observed;
    }

    @Override
    public void end(Ending.Reason why) {
        synchronized (this) {
            ending = true;
        }
        processes.forEach(observed -> observed.stop.request(why));
        sampling.noMore();
        LockSupport.unpark(passing);
        try {
            passing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end(Ending.Reason.SIGNAL);
    }

    private void passOn() {
        while (!ending || !processes.isEmpty()) {
            boolean any = false;
            for (Observed observed : processes) {
                any |= observed.passOn();
                if (observed.over) {
                    processes.remove(observed);
                }
            }
            sampling.watch(System.nanoTime());
            if (!any) {
                LockSupport.parkNanos(this, RemoteSource.PASS_ON_NANOS);
            }
        }
    }

    private final class Observed implements Observation {
        private final Attachment attachment;
        private final StopSignal stop = new StopSignal();
        private final ProcessStream stream;
        private volatile RuntimeException failure;
        private volatile boolean over;

        private Observed(Attachment attachment, Observer observer) {
            this.attachment = attachment;
            Reader reader = new Reader(passing, Room.AMONG_MANY, budget);
            this.stream = new ProcessStream(attachment, settings, observer, stop, reader);
        }

        /** What goes wrong with one process, or with its observer, is no matter of the others. */
        private boolean passOn() {
            boolean any = false;
            try {
                any = stream.passOn(sampling.alive());
            } catch (RuntimeException e) {
                failure = e;
                stop.request(Ending.Reason.SIGNAL);
                stream.giveUp();
            }
            over = stream.over();
            return any;
        }

        @Override
        public boolean over() {
            return over || !passing.isAlive();
        }

        @Override
        public Optional<RuntimeException> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public List<String> details() {
            return attachment.details("from outside");
        }

        @Override
        public List<String> warnings() {
            return RemoteSource.warnings(attachment, settings);
        }
    }
}
