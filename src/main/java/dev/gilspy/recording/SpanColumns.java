package dev.gilspy.recording;

import dev.gilspy.model.Span;

/** Spans as columns of numbers, most of them small. One object either writes or reads. */
final class SpanColumns {
    private final ThreadClocks clocks = new ThreadClocks();
    private Wire.Spans.Builder builder = Wire.Spans.newBuilder();
    private Wire.Spans columns = Wire.Spans.getDefaultInstance();

    void startWriting(long baseNanos) {
        clocks.reset(baseNanos);
        builder = Wire.Spans.newBuilder();
    }

    void add(Span span) {
        long before = clocks.exchange(span.thread(), span.toNanos());
        builder.addThread(span.thread())
                .addState(WireEnums.state(span.state()))
                .addKind(WireEnums.kind(span.kind()))
                .addGapNanos(span.fromNanos() - before)
                .addNanos(span.nanos())
                .addUncertaintyNanos(span.uncertaintyNanos())
                .addContinued(span.continued());
    }

    Wire.Spans written() {
        return builder.build();
    }

    void startReading(long baseNanos, Wire.Spans spans) {
        clocks.reset(baseNanos);
        columns = spans;
        int rows = spans.getThreadCount();
        MalformedException.unless(
                rows == spans.getStateCount()
                        && rows == spans.getKindCount()
                        && rows == spans.getGapNanosCount()
                        && rows == spans.getNanosCount()
                        && rows == spans.getUncertaintyNanosCount()
                        && rows == spans.getContinuedCount(),
                "the columns of its spans differ in length");
    }

    int rows() {
        return columns.getThreadCount();
    }

    /** The row's span; rows are to be read in their order. */
    Span read(int row, Tables tables) {
        int thread = tables.thread(columns.getThread(row));
        long from = clocks.get(thread) + columns.getGapNanos(row);
        long to = from + columns.getNanos(row);
        clocks.exchange(thread, to);
        return new Span(
                thread,
                WireEnums.state(columns.getState(row)),
                WireEnums.kind(columns.getKind(row)),
                from,
                to,
                columns.getUncertaintyNanos(row),
                columns.getContinued(row));
    }
}
