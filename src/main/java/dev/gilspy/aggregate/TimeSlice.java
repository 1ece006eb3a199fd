package dev.gilspy.aggregate;

/**
 * What one thread did in one stretch of the recording, in one interpreter.
 *
 * @param thread id of the thread
 * @param interpreter id of the interpreter that it was in
 * @param fromNanos beginning of the stretch since the recording began
 * @param toNanos its end, exclusive; the last one may reach beyond the recording's end
 * @param times what it did; together less than the stretch where it was not observed all the time
 */
public record TimeSlice(
        int thread, int interpreter, long fromNanos, long toNanos, ThreadSummary.Times times) {}
