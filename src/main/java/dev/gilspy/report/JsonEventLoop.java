package dev.gilspy.report;

import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.aggregate.LoopSummary.Bucket;
import dev.gilspy.analysis.LoopCoroutines;
import dev.gilspy.analysis.LoopCoroutines.Coroutine;
import java.io.IOException;

/** One event loop in the JSON report. */
record JsonEventLoop(JsonFields json, LoopSummary loop) {
    /**
     * @param tid its thread's; 0 if not known
     */
    void write(int tid) throws IOException {
        json.beginObject().positive("tid", tid).text("library", loop.name());
        json.flag("callbacks_told_apart", loop.callbacksTold());
        json.number("observed_ns", loop.observedNanos());
        JsonReport.writeQuantiles(json, "stretch", loop.stretches());
        json.number("stall_ns", LoopSummary.STALL_NANOS).number("stalls", loop.stalls());
        json.number("stalled_share", loop.stalledShare());
        json.beginArray("histogram");
        for (Bucket bucket : loop.buckets()) {
            json.beginObject().number("from_ns", bucket.fromNanos());
            json.positive("to_ns", bucket.toNanos());
            json.number("count", bucket.count()).number("ns", bucket.nanos()).endObject();
        }
        json.endArray().beginArray("stalled_in");
        for (Coroutine coroutine : LoopCoroutines.of(loop)) {
            json.beginObject().text("function", coroutine.frame().function());
            json.text("file", coroutine.frame().file());
            json.positive("line", coroutine.frame().line());
            json.number("share", coroutine.share()).endObject();
        }
        json.endArray().endObject();
    }
}
