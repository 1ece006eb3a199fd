package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.ProcessWindow;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ProcessUsage;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.UsageBudget;
import dev.gilspy.source.UsageWatch;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CPU time and memory, against what the target knows of itself. */
@Tag("live")
@Needs(Permission.PTRACE)
class UsageLiveTest {
    private static final long MEGABYTE = 1 << 20;
    private static final long SHARED = 64 * MEGABYTE;
    private static final long OWN = 32 * MEGABYTE;

    /** An interpreter and its libraries. */
    private static final long PYTHON = 24 * MEGABYTE;

    private static PythonFixture target() {
        return PythonFixture.start(PythonVersions.any(), "shares_memory.py", 60);
    }

    private static ProcessUsage usageOf(int pid) {
        Attachment attachment = Attachment.to(pid, "test");
        Ledger ledger = new Ledger();
        ledger.process(attachment.info());
        new UsageWatch(attachment.target(), new UsageBudget(System.nanoTime())).keepUp(ledger);
        return ledger.summary().processes().get(0).window().last();
    }

    @Test
    void memoryIsUniqueOrSharedAsTheTargetHasIt() {
        try (PythonFixture target = target()) {
            ProcessUsage parent = usageOf(target.pid());
            ProcessUsage child = usageOf(Integer.parseInt(target.ask("child")));

            assertThat(child.uniqueBytes()).isBetween(OWN, OWN + PYTHON);
            assertThat(child.proportionalBytes())
                    .isBetween(OWN + SHARED / 2, OWN + SHARED / 2 + PYTHON);
            assertThat(child.residentBytes()).isBetween(OWN + SHARED, OWN + SHARED + PYTHON);
            assertThat(parent.uniqueBytes()).isBetween(1L, PYTHON);
            assertThat(parent.proportionalBytes()).isBetween(SHARED / 2, SHARED / 2 + PYTHON);
            assertThat(parent.residentBytes()).isBetween(SHARED, SHARED + PYTHON);
        }
    }

    @Test
    void observingFromOutsideTellsTheCpuTime() {
        assertCpuTimeIsTold(Recordings::record);
    }

    @Test
    @Needs(Permission.KERNEL)
    void observingFromTheKernelTellsTheCpuTime() {
        assertCpuTimeIsTold(Recordings::recordExactly);
    }

    private static void assertCpuTimeIsTold(BiFunction<Integer, Duration, ReportQuery> record) {
        try (PythonFixture target = target()) {
            long before = Long.parseLong(target.ask("cpu"));
            ReportQuery report = record.apply(target.pid(), Duration.ofMillis(1200));
            long after = Long.parseLong(target.ask("cpu"));

            ProcessWindow window = report.summary().processes().get(0).window();
            assertThat(window.first().cpuNanos()).isBetween(before, window.last().cpuNanos());
            assertThat(window.last().cpuNanos()).isLessThanOrEqualTo(after);
            assertThat(window.last().atNanos() - window.first().atNanos())
                    .isCloseTo(report.summary().observedNanos(), withinPercentage(25));
            assertThat(window.cpusUsed()).isCloseTo(cpusOfThreads(report), withinPercentage(10));
            assertThat(window.last().uniqueBytes()).isBetween(1L, PYTHON);
        }
    }

    /** The same by another account: that of each thread. */
    private static double cpusOfThreads(ReportQuery report) {
        return report.summary().processes().get(0).threads().stream()
                .mapToDouble(UsageLiveTest::cpus)
                .sum();
    }

    private static double cpus(ThreadSummary thread) {
        return (double) thread.account().cpuNanos() / thread.account().observedNanos();
    }
}
