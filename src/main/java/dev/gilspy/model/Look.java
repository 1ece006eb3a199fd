package dev.gilspy.model;

import java.util.List;

/**
 * One look at a process: every thread, what it does and where.
 *
 * @param interpreters in the order of their ids
 * @param threads in the order in which the interpreter has them
 */
public record Look(
        ProcessInfo process, List<InterpreterInfo> interpreters, List<ThreadLook> threads) {

    public Look {
        interpreters = List.copyOf(interpreters);
        threads = List.copyOf(threads);
    }

    /**
     * One thread at that moment.
     *
     * @param syscallName the system call that it sleeps in; "" if it is not in one, or not known
     * @param frames root first; empty if the stack could not be read
     */
    public record ThreadLook(
            ThreadInfo thread,
            ThreadState state,
            BlockedKind kind,
            String syscallName,
            List<Frame> frames) {

        public ThreadLook {
            frames = List.copyOf(frames);
        }
    }
}
