package dev.gilspy.aggregate;

import dev.gilspy.model.Span;

/** Cuts one thread's spans into the stretches of the log. Remembers where it is, for speed. */
final class ThreadSlices {
    private final SliceLog log;
    private final int thread;
    private int interpreter;
    private long fromNanos;
    private long widthNanos;
    private StateTimes open;

    ThreadSlices(SliceLog log, int thread) {
        this.log = log;
        this.thread = thread;
    }

    void add(Span span, int in) {
        long from = span.fromNanos();
        while (from < span.toNanos()) {
            StateTimes times = at(from, in);
            long to = Math.min(span.toNanos(), fromNanos + widthNanos);
            times.add(span.state(), span.kind(), to - from);
            from = to;
        }
    }

    private StateTimes at(long nanos, int in) {
        boolean inside = nanos >= fromNanos && nanos < fromNanos + widthNanos;
        if (open == null || !inside || in != interpreter || widthNanos != log.widthNanos()) {
            open = log.at(nanos, thread, in);
            interpreter = in;
            widthNanos = log.widthNanos();
            fromNanos = log.beginOf(nanos);
        }
        return open;
    }
}
