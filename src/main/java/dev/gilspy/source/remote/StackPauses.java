package dev.gilspy.source.remote;

import dev.gilspy.model.Run;
import dev.gilspy.os.ThreadStopper;

/**
 * The pauses that a user may ask for. The stopper belongs to the OS thread that makes it, so it is
 * made on the sampling thread, at its first stop.
 */
final class StackPauses {
    private StackPauses() {}

    static StackPause of(Run.Pause pause, int pid, SampleCounts counts) {
        return switch (pause) {
            case NEVER -> StackPause.NEVER;
            case HOLDER -> new HolderPause(pid, counts);
            case PROCESS -> new ProcessPause(pid, counts);
        };
    }

    /**
     * Stops only the thread that runs Python: no other can change its stack meanwhile. One that
     * sleeps in a system call is left alone, since a stop could end the call.
     */
    private static final class HolderPause implements StackPause {
        private final int pid;
        private final SampleCounts counts;
        private ThreadStopper stopper;
        private int stoppedTid;

        HolderPause(int pid, SampleCounts counts) {
            this.pid = pid;
            this.counts = counts;
        }

        @Override
        public boolean never() {
            return false;
        }

        @Override
        public void stop(ThreadRoster roster, ObservedThread holder) {
            if (stopper == null) {
                stopper = new ThreadStopper(pid);
            }
            stoppedTid = 0;
            if (holder == null || holder.inSystemCall()) {
                return;
            }
            if (stopper.stop(holder.tid())) {
                stoppedTid = holder.tid();
            } else {
                counts.failedStops++;
            }
        }

        @Override
        public boolean stands(ObservedThread thread) {
            return thread.tid() == stoppedTid;
        }

        @Override
        public void release() {
            if (stoppedTid != 0) {
                stopper.release(stoppedTid);
            }
        }

        @Override
        public void close() {
            if (stopper != null) {
                stopper.close();
            }
        }
    }

    /** Stops all threads; the reference that the other ways are held against. */
    private static final class ProcessPause implements StackPause {
        private final int pid;
        private final SampleCounts counts;
        private ThreadStopper stopper;
        private boolean stopped;

        ProcessPause(int pid, SampleCounts counts) {
            this.pid = pid;
            this.counts = counts;
        }

        @Override
        public boolean never() {
            return false;
        }

        @Override
        public void stop(ThreadRoster roster, ObservedThread holder) {
            if (stopper == null) {
                stopper = new ThreadStopper(pid);
            }
            stopped = stopper.stopAll() > 0;
            counts.failedStops += stopped ? 0 : 1;
        }

        @Override
        public boolean stands(ObservedThread thread) {
            return stopped;
        }

        @Override
        public void release() {
            stopper.releaseAll();
        }

        @Override
        public void close() {
            if (stopper != null) {
                stopper.close();
            }
        }
    }
}
