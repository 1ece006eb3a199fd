package dev.gilspy.recording;

import dev.gilspy.model.StackObservation;

/** Stack observations as columns of numbers, most of them small. Either writes or reads. */
final class ObservationColumns {
    private final ThreadClocks clocks = new ThreadClocks();
    private Wire.Observations.Builder builder = Wire.Observations.newBuilder();
    private Wire.Observations columns = Wire.Observations.getDefaultInstance();
    private long lastAtNanos;

    void startWriting(long baseNanos) {
        clocks.reset(baseNanos);
        lastAtNanos = baseNanos;
        builder = Wire.Observations.newBuilder();
    }

    void add(StackObservation seen) {
        long sinceThreads = seen.atNanos() - clocks.exchange(seen.thread(), seen.atNanos());
        builder.addThread(seen.thread())
                .addState(WireEnums.state(seen.state()))
                .addKind(WireEnums.kind(seen.kind()))
                .addAtNanos(seen.atNanos() - lastAtNanos)
                .addSamples(seen.samples())
                .addNanos(seen.nanos() - sinceThreads)
                .addStack(seen.stack())
                .addHolder(seen.holder())
                .addHolderStack(seen.holderStack())
                .addOtherContext(seen.otherContext());
        lastAtNanos = seen.atNanos();
    }

    Wire.Observations written() {
        return builder.build();
    }

    void startReading(long baseNanos, Wire.Observations observations) {
        clocks.reset(baseNanos);
        lastAtNanos = baseNanos;
        columns = observations;
        int rows = observations.getThreadCount();
        MalformedException.unless(
                rows == observations.getStateCount()
                        && rows == observations.getKindCount()
                        && rows == observations.getAtNanosCount()
                        && rows == observations.getSamplesCount()
                        && rows == observations.getNanosCount()
                        && rows == observations.getStackCount()
                        && rows == observations.getHolderCount()
                        && rows == observations.getHolderStackCount(),
                "the columns of its observations differ in length");
    }

    /** A recording of before there was this column knows of no context. */
    private boolean otherContext(int row) {
        return row < columns.getOtherContextCount() && columns.getOtherContext(row);
    }

    int rows() {
        return columns.getThreadCount();
    }

    /** The row's observation; rows are to be read in their order. */
    StackObservation read(int row, Tables tables) {
        int thread = tables.thread(columns.getThread(row));
        lastAtNanos += columns.getAtNanos(row);
        long sinceThreads = lastAtNanos - clocks.exchange(thread, lastAtNanos);
        return new StackObservation(
                thread,
                WireEnums.state(columns.getState(row)),
                WireEnums.kind(columns.getKind(row)),
                lastAtNanos,
                columns.getSamples(row),
                sinceThreads + columns.getNanos(row),
                tables.stack(columns.getStack(row)),
                tables.holder(columns.getHolder(row)),
                tables.stack(columns.getHolderStack(row)),
                otherContext(row));
    }
}
