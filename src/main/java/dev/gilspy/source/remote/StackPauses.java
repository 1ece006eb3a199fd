package dev.gilspy.source.remote;

import dev.gilspy.model.Run;
import dev.gilspy.os.ThreadStopper;
import java.util.ArrayList;
import java.util.List;

/** The pauses that a user may ask for. */
final class StackPauses {
    private StackPauses() {}

    static StackPause of(Run.Pause pause, int pid, SampleCounts counts) {
        return switch (pause) {
            case NEVER -> StackPause.NEVER;
            case HOLDER -> new HolderPause(pid, counts);
            case PROCESS -> new ProcessPause(pid, counts);
        };
    }

    /** A stopper belongs to the OS thread that makes it: the sampling one, at its first stop. */
    private static final class OwnStopper {
        private final int pid;
        private ThreadStopper stopper;

        OwnStopper(int pid) {
            this.pid = pid;
        }

        ThreadStopper stopper() {
            if (stopper == null) {
                stopper = new ThreadStopper(pid);
            }
            return stopper;
        }

        void close() {
            if (stopper != null) {
                stopper.close();
            }
        }
    }

    /**
     * Stops only the threads that run Python, one for each GIL: no other can change its stack
     * meanwhile. One that sleeps in a system call is left alone, since a stop could end the call.
     */
    private static final class HolderPause implements StackPause {
        private final OwnStopper own;
        private final SampleCounts counts;
        private final List<ObservedThread> stopped = new ArrayList<>();

        HolderPause(int pid, SampleCounts counts) {
            this.own = new OwnStopper(pid);
            this.counts = counts;
        }

        @Override
        public boolean never() {
            return false;
        }

        @Override
        public void stop(List<ObservedThread> holders) {
            stopped.clear();
            for (int i = 0; i < holders.size(); i++) {
                stop(holders.get(i));
            }
        }

        private void stop(ObservedThread holder) {
            if (holder.inSystemCall()) {
                return;
            }
            if (own.stopper().stop(holder.tid())) {
                stopped.add(holder);
            } else {
                counts.failedStops++;
            }
        }

        @Override
        public boolean stands(ObservedThread thread) {
            return stopped.contains(thread);
        }

        @Override
        public void release() {
            for (int i = 0; i < stopped.size(); i++) {
                own.stopper().release(stopped.get(i).tid());
            }
        }

        @Override
        public void close() {
            own.close();
        }
    }

    /** Stops all threads; the reference that the other ways are held against. */
    private static final class ProcessPause implements StackPause {
        private final OwnStopper own;
        private final SampleCounts counts;
        private boolean stopped;

        ProcessPause(int pid, SampleCounts counts) {
            this.own = new OwnStopper(pid);
            this.counts = counts;
        }

        @Override
        public boolean never() {
            return false;
        }

        @Override
        public void stop(List<ObservedThread> holders) {
            stopped = own.stopper().stopAll() > 0;
            counts.failedStops += stopped ? 0 : 1;
        }

        @Override
        public boolean stands(ObservedThread thread) {
            return stopped;
        }

        @Override
        public void release() {
            own.stopper().releaseAll();
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
