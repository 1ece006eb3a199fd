package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How much memory gilspy has while it records for long, and whether that grows. */
final class LongRun implements Bench.Part {
    private static final int SPINNERS = 5;
    private static final int SECONDS = 1800;
    private static final int RATE_HZ = 1000;
    private static final int READINGS = 360;
    private static final int MARGIN_SECONDS = 60;

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        int seconds = bench.seconds(SECONDS);
        Map<Profiler, Growth> all = new LinkedHashMap<>();
        for (Profiler source : bench.sources()) {
            all.put(source, measure(python, source, seconds));
        }
        bench.heading("Memory over a long run");
        bench.print(
                ("CPython %s, 6 threads, 5 of them busy, %,d Hz, %,d s each. Resident memory in MB;"
                                + " the slope is that of the straight line through the second half"
                                + " of the readings.")
                        .formatted(python, RATE_HZ, seconds));
        MarkdownTable table = Growth.table();
        all.forEach((source, growth) -> growth.addTo(table, source.name()));
        bench.print(table);
    }

    private static Growth measure(Python python, Profiler source, int seconds) {
        Growth growth = new Growth();
        long everyNanos = Math.max(1, seconds * 1_000_000_000L / READINGS);
        try (PythonFixture target =
                        PythonFixture.start(
                                python, "spinners.py", seconds + MARGIN_SECONDS, SPINNERS);
                Session session =
                        Session.start(
                                python, source, new Request(target.pid(), seconds, RATE_HZ))) {
            long beganNanos = System.nanoTime();
            while (session.alive()) {
                LockSupport.parkNanos(everyNanos);
                long resident = session.residentBytes();
                if (resident > 0) {
                    growth.add((System.nanoTime() - beganNanos) / 1e9, resident);
                }
            }
            session.cost();
        }
        return growth;
    }
}
