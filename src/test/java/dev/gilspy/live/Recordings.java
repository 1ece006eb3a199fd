package dev.gilspy.live;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.model.Ending.Reason;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.source.remote.RemoteSource;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Observes a target in the way that {@code gilspy record} does, at 1 kHz. */
final class Recordings {
    private static final int RATE_HZ = 1000;

    private final StopSignal stop = new StopSignal();
    private final CompletableFuture<Void> firstSpan = new CompletableFuture<>();
    private final BiFunction<Integer, Settings, Source> attach;
    private CompletableFuture<ReportQuery> report;

    private Recordings() {
        this((pid, settings) -> RemoteSource.attach(pid, settings, "test"));
    }

    private Recordings(BiFunction<Integer, Settings, Source> attach) {
        this.attach = attach;
    }

    /** Records for a while, or until the target ends. */
    static ReportQuery record(int pid, Duration duration) {
        return record(pid, duration, Pause.NEVER);
    }

    static ReportQuery record(int pid, Duration duration, Pause pause) {
        return new Recordings().observe(pid, duration, pause);
    }

    /** Records with these settings, from outside. */
    static ReportQuery record(int pid, Settings settings) {
        return new Recordings().observe(pid, settings);
    }

    /** Records from inside the kernel. */
    static ReportQuery recordExactly(int pid, Duration duration) {
        return byTheKernel().observe(pid, duration, Pause.NEVER);
    }

    /** The same at another rate. */
    static ReportQuery recordExactly(int pid, Duration duration, int rateHz) {
        return recordExactly(pid, new Settings(rateHz, duration.toNanos(), Pause.NEVER, true));
    }

    /** The same with these settings. */
    static ReportQuery recordExactly(int pid, Settings settings) {
        return byTheKernel().observe(pid, settings);
    }

    private static Recordings byTheKernel() {
        return new Recordings(
                (pid, settings) -> KernelSource.attach(Attachment.to(pid, "test"), settings));
    }

    /** Records with native functions as leaves. */
    static ReportQuery recordNative(int pid, Duration duration) {
        return new Recordings()
                .observe(pid, settings(duration, Pause.NEVER).withNativeLeaves(true));
    }

    /** Begins to record in a thread of its own; returns when something has been observed. */
    static Recordings begin(int pid, Duration duration) {
        return new Recordings().begun(pid, duration);
    }

    /** The same from inside the kernel. */
    static Recordings beginExactly(int pid, Duration duration) {
        return byTheKernel().begun(pid, duration);
    }

    private Recordings begun(int pid, Duration duration) {
        report =
                CompletableFuture.supplyAsync(
                        () -> observe(pid, duration, Pause.NEVER),
                        task -> new Thread(task, "recording").start());
        // A recording that fails before it has seen anything must not be waited for.
        CompletableFuture.anyOf(firstSpan, report).join();
        return this;
    }

    /** Asks a recording that was begun to stop before its time. */
    Recordings stop() {
        stop.request(Reason.SIGNAL);
        return this;
    }

    /** Waits for the end of a recording that was begun. */
    ReportQuery report() {
        return report.join();
    }

    private ReportQuery observe(int pid, Duration duration, Pause pause) {
        return observe(pid, settings(duration, pause));
    }

    private static Settings settings(Duration duration, Pause pause) {
        return new Settings(RATE_HZ, duration.toNanos(), pause, true);
    }

    private ReportQuery observe(int pid, Settings settings) {
        Ledger ledger = new Ledger();
        attach.apply(pid, settings).observe(noticing(ledger), stop);
        return new ReportQuery(ledger.summary());
    }

    /** Passes every call on, and notices the first span. */
    private Observer noticing(Observer observer) {
        return (Observer)
                Proxy.newProxyInstance(
                        Observer.class.getClassLoader(),
                        new Class<?>[] {Observer.class},
                        (proxy, method, arguments) -> {
                            Object result = method.invoke(observer, arguments);
                            if (method.getName().equals("span")) {
                                firstSpan.complete(null);
                            }
                            return result;
                        });
    }
}
