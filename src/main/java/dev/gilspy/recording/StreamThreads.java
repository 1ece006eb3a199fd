package dev.gilspy.recording;

import dev.gilspy.model.InterpreterInfo;
import dev.gilspy.model.ThreadInfo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The threads and interpreters of a stream, to be announced again. A service that starts a hundred
 * threads a second has millions in a day: those that are not heard of any more are forgotten.
 */
final class StreamThreads {
    /** A live thread is heard of about every second. */
    static final long ENDED_AFTER_NANOS = 10_000_000_000L;

    /** Not looked for ended ones below so many. */
    static final int FEW = 2_000;

    /** What is forgotten first is the main one, which is what an unknown one is taken for. */
    private static final int MOST_INTERPRETERS = 1_000;

    private final Map<Integer, StreamThread> threads = new LinkedHashMap<>();
    private final Map<Integer, InterpreterInfo> interpreters = new LinkedHashMap<>();
    private long newestNanos;
    private int lookAt = FEW;

    void interpreter(InterpreterInfo interpreter) {
        interpreters.put(interpreter.id(), interpreter);
        if (interpreters.size() > MOST_INTERPRETERS) {
            interpreters.remove(interpreters.keySet().iterator().next());
        }
    }

    /** One that was not announced, or is forgotten, has a GIL of its own for all that is known. */
    InterpreterInfo interpreterOf(int id) {
        return interpreters.getOrDefault(id, new InterpreterInfo(id, id));
    }

    StreamThread announce(ThreadInfo info) {
        StreamThread thread =
                threads.computeIfAbsent(info.id(), absent -> new StreamThread(info, newestNanos));
        thread.announce(info);
        return thread;
    }

    /** One that was forgotten and is heard of after all has lost its name. */
    StreamThread get(int id) {
        return threads.computeIfAbsent(
                id,
                absent -> new StreamThread(new ThreadInfo(id, 0, "ended thread", 0), newestNanos));
    }

    StreamThread sawUntil(int id, long nanos) {
        newestNanos = Math.max(newestNanos, nanos);
        StreamThread thread = get(id);
        thread.seenAt(nanos);
        return thread;
    }

    /** The latest moment that anything is known of; 0 before there is one. */
    long newestNanos() {
        return newestNanos;
    }

    /** Forgets threads that have ended, if there are many; which ones. */
    Set<Integer> forgetEnded() {
        if (threads.size() < lookAt) {
            return Set.of();
        }
        Set<Integer> ended = new HashSet<>();
        threads.forEach(
                (id, thread) -> {
                    if (newestNanos - thread.newestNanos() > ENDED_AFTER_NANOS) {
                        ended.add(id);
                    }
                });
        threads.keySet().removeAll(ended);
        lookAt = Math.max(FEW, threads.size() + FEW / 10);
        return ended;
    }

    int size() {
        return threads.size();
    }
}
