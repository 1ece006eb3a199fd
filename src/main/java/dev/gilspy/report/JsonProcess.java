package dev.gilspy.report;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.LockSummary;
import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.InterpreterSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.GilAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One process in the JSON report. */
final class JsonProcess {
    private final JsonFields json;
    private final ProcessSummary process;
    private final Map<Integer, Integer> tids = new HashMap<>();

    private record Pair(int waiter, int holder) {}

    JsonProcess(JsonFields json, ProcessSummary process) {
        this.json = json;
        this.process = process;
        process.allThreads().forEach(t -> tids.put(t.thread().id(), t.thread().tid()));
    }

    /** Its fields, into an object that has been begun. */
    void write() throws IOException {
        writeInfo(json, process.info());
        json.number("threads_observed", process.allThreads().size());
        json.beginArray("interpreters");
        for (InterpreterSummary interpreter : process.interpreters()) {
            writeInterpreter(interpreter);
        }
        json.endArray().beginArray("threads");
        for (ThreadSummary thread : process.threads()) {
            writeThread(thread);
        }
        json.endArray();
        writeBlame();
        writeLocks();
        writePauses();
        writeLoops();
        json.beginArray("stacks");
        for (StackSummary stack : process.stacks()) {
            writeStack(stack);
        }
        json.endArray();
    }

    static void writeInfo(JsonFields json, ProcessInfo info) throws IOException {
        json.number("pid", info.pid());
        json.positive("parent_pid", info.parentPid());
        json.texts("command", info.command());
        json.text("implementation", info.implementation());
        json.text("version", info.version());
        json.flag("free_threaded", info.freeThreaded());
        json.text("gil", info.gilEnabled() ? "on" : "off");
        json.positive("switch_interval_ns", info.switchIntervalNanos());
        json.texts("gil_reasons", info.gilReasons());
        json.texts("limits", info.limits());
    }

    private void writeInterpreter(InterpreterSummary interpreter) throws IOException {
        json.beginObject();
        writeInterpreter("id", interpreter.id());
        writeInterpreter("gil", interpreter.gil());
        json.number("threads", interpreter.threads());
        json.number("utilisation", interpreter.utilisation());
        json.number("demand", interpreter.demand());
        json.number("waiting_mean", interpreter.waitingMean());
        json.number("native_mean", interpreter.nativeMean());
        json.number("switches_per_second", interpreter.switchesPerSecond());
        json.endObject();
    }

    /** The TID that users of its container see; not known to differ where it is the same. */
    static void writeLocalTid(JsonFields json, ThreadInfo thread) throws IOException {
        json.positive("tid_in_container", thread.inContainer() ? thread.localTid() : 0);
    }

    private void writeThread(ThreadSummary thread) throws IOException {
        json.beginObject();
        writeTid("tid", thread.thread().id());
        writeLocalTid(json, thread.thread());
        writeName(json, thread.thread().name());
        writeInterpreter("interpreter", thread.thread().interpreter());
        json.number("samples", thread.samples());
        if (thread.account() == null) {
            json.unknown("cpu_ns");
        } else {
            json.number("cpu_ns", thread.account().cpuNanos());
        }
        boolean observed = thread.observedNanos() > 0;
        json.beginObject("shares");
        for (ThreadState state : ThreadState.values()) {
            json.number(state.label(), observed ? thread.share(state) : Double.NaN);
        }
        json.endObject();
        writeBlocked(thread);
        JsonReport.writeQuantiles(json, "hold", thread.holds());
        JsonReport.writeQuantiles(json, "wait", thread.waits());
        writeGilAccount(thread.gilAccount());
        json.endObject();
    }

    private void writeGilAccount(GilAccount account) throws IOException {
        if (account == null) {
            json.unknown("drops").unknown("wait_split");
            return;
        }
        json.beginObject("drops").number("forced", account.forcedDrops());
        json.number("voluntary", account.voluntaryDrops()).endObject();
        json.beginObject("wait_split").number("gil_ns", account.waitingForGilNanos());
        json.number("cpu_ns", account.waitingForCpuNanos()).endObject();
    }

    private void writeBlocked(ThreadSummary thread) throws IOException {
        json.beginObject("blocked");
        for (BlockedKind kind : BlockedKind.values()) {
            if (kind != BlockedKind.NONE) {
                double nanos = thread.blockedNanos().get(kind);
                long all = thread.observedNanos();
                json.number(kind.label(), all == 0 ? Double.NaN : nanos / all);
            }
        }
        json.endObject();
    }

    /** Waiter by holder: the holder's stacks are in {@code stacks}. */
    private void writeBlame() throws IOException {
        Map<Pair, Long> pairs = new LinkedHashMap<>();
        for (Blame blame : process.blame()) {
            pairs.merge(new Pair(blame.waiter(), blame.holder()), blame.nanos(), Long::sum);
        }
        List<Map.Entry<Pair, Long>> most =
                pairs.entrySet().stream()
                        .sorted(Map.Entry.<Pair, Long>comparingByValue().reversed())
                        .toList();
        json.beginArray("blame");
        for (Map.Entry<Pair, Long> pair : most) {
            json.beginObject();
            writeTid("waiter_tid", pair.getKey().waiter());
            writeTid("holder_tid", pair.getKey().holder());
            json.text("holder", holder(pair.getKey().holder()));
            json.number("wait_ns", pair.getValue()).endObject();
        }
        json.endArray();
    }

    /** What a holder is that has no TID. */
    private String holder(int id) {
        return id == ThreadInfo.NOBODY ? "nobody" : tids.containsKey(id) ? "thread" : "unknown";
    }

    private void writeLocks() throws IOException {
        json.beginArray("locks");
        for (LockSummary lock : process.locks()) {
            json.beginObject().text("address", "0x" + Long.toHexString(lock.lock()));
            json.text("of", lock.of().isEmpty() ? null : lock.of());
            json.beginArray("threads");
            for (LockSummary.Queue queue : lock.queues()) {
                json.beginObject();
                writeTid("tid", queue.thread());
                json.number("queued_ns", queue.nanos()).endObject();
            }
            json.endArray().number("queued_ns", lock.queuedNanos()).endObject();
        }
        json.endArray();
    }

    private void writePauses() throws IOException {
        json.beginArray("pauses");
        for (PauseAccount pause : process.pauses()) {
            json.beginObject();
            writeTid("tid", pause.thread());
            json.number("pauses", pause.pauses());
            json.number("paused_ns", pause.pausedNanos()).endObject();
        }
        json.endArray();
    }

    private void writeLoops() throws IOException {
        json.beginArray("event_loops");
        for (LoopSummary loop : process.loops()) {
            new JsonEventLoop(json, loop).write(tids.getOrDefault(loop.thread(), 0));
        }
        json.endArray();
    }

    private void writeStack(StackSummary stack) throws IOException {
        json.beginObject();
        writeTid("tid", stack.thread());
        writeInterpreter("interpreter", stack.interpreter());
        json.text("state", stack.state().label());
        json.number("samples", stack.samples()).number("ns", stack.nanos());
        writeFrames(json, stack.frames());
        json.endObject();
    }

    static void writeFrames(JsonFields json, List<Frame> frames) throws IOException {
        json.beginArray("frames");
        for (Frame frame : frames) {
            json.beginObject().text("function", frame.function()).text("file", frame.file());
            json.positive("line", frame.line()).endObject();
        }
        json.endArray();
    }

    static void writeName(JsonFields json, String name) throws IOException {
        json.text("name", name.isEmpty() ? null : name);
    }

    /** Null for those that share one line. */
    private void writeInterpreter(String name, int id) throws IOException {
        if (id == Summary.OTHER_INTERPRETERS) {
            json.unknown(name);
        } else {
            json.number(name, id);
        }
    }

    /** Null for nobody, for somebody not known, and for the line that ended threads share. */
    private void writeTid(String name, int thread) throws IOException {
        json.positive(name, tids.getOrDefault(thread, 0));
    }
}
