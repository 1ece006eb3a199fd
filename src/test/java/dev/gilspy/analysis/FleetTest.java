package dev.gilspy.analysis;

import static dev.gilspy.analysis.FleetLoad.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The figures of several processes together. */
class FleetTest {
    private static final long MIB = 1 << 20;

    @Test
    void manyWorkersTakeAFewTimesTheMemoryOfOne() {
        FleetMemory memory =
                new FleetLoad(16)
                        .process("master", of(60, 12, 4))
                        .processes(32, "worker", of(210, 20, 15))
                        .fleet()
                        .memory();

        assertThat(memory.processes()).isEqualTo(33);
        assertThat(memory.proportionalBytes()).isEqualTo((12 + 32 * 20) * MIB);
        assertThat(memory.residentBytes()).isEqualTo((60 + 32 * 210) * MIB);
        assertThat(memory.uniqueBytes()).isEqualTo((4 + 32 * 15) * MIB);
        assertThat(memory.workers()).isEqualTo(32);
        assertThat(memory.oneBytes()).isEqualTo(210 * MIB);
        assertThat(memory.sharedBytes()).isEqualTo(195 * MIB);
        assertThat(memory.timesOne()).isEqualTo((32 * 15 + 195) / 210.0);
    }

    @Test
    void whatTheyShareWithTheirMasterIsNotLeftOut() {
        FleetMemory memory =
                new FleetLoad(2)
                        .process("master", of(32, 14, 6))
                        .processes(2, "worker", of(29, 12, 6))
                        .fleet()
                        .memory();

        assertThat(memory.workersBytes()).isEqualTo((2 * 6 + 23) * MIB);
        assertThat(memory.timesOne()).isGreaterThan(1);
    }

    @Test
    void whatEachAloneSharesCountsForEach() {
        FleetMemory memory =
                new FleetLoad(4).processes(2, "worker", of(100, 80, 50)).fleet().memory();

        assertThat(memory.timesOne()).isEqualTo(2 * 80 / 100.0);
    }

    @Test
    void memoryOfThoseThatCameAfterOthersEndedIsNotAddedToTheirs() {
        FleetLoad load =
                new FleetLoad(4)
                        .processes(2, "worker", of(100, 80, 50))
                        .process("worker", 2000, of(100, 80, 50));

        assertThat(load.fleet().memory().processes()).isEqualTo(2);
        assertThat(load.fleet().memory().proportionalBytes()).isEqualTo(160 * MIB);
    }

    @Test
    void whatIsNotKnownOfIsLeftOutAndCounted() {
        FleetLoad load =
                new FleetLoad(4)
                        .process("worker", of(100, 80, 50))
                        .process("worker", one("running 50", "io 50"));

        FleetMemory memory = load.fleet().memory();
        assertThat(memory.processes()).isEqualTo(1);
        assertThat(memory.proportionalBytes()).isEqualTo(80 * MIB);
        assertThat(memory.timesOne()).isNaN();
        assertThat(memory.workersBytes()).isNegative();
        assertThat(load.fleet().cpusUsed()).isCloseTo(1.0, within(0.01));
    }

    @Test
    void withoutTheKernelsAccountNoMemoryIsKnown() {
        FleetMemory memory =
                new FleetLoad(4)
                        .processes(2, "worker", one("running 50", "io 50"))
                        .fleet()
                        .memory();

        assertThat(memory.proportionalBytes()).isNegative();
        assertThat(memory.residentBytes()).isNegative();
        assertThat(memory.uniqueBytes()).isNegative();
        assertThat(memory.timesOne()).isNaN();
    }

    @Test
    void cpusAreThoseOfTheWholeTime() {
        FleetLoad load =
                new FleetLoad(4)
                        .process("a", one("running 100"))
                        .process("b", 1000, one("running 100"));

        assertThat(load.fleet().cpusUsed()).isCloseTo(1.0, within(0.01));
        assertThat(load.fleet().maxUtilisation()).isCloseTo(1.0, within(0.01));
        assertThat(load.fleet().saturated()).isEqualTo(2);
    }

    @Test
    void theKernelsAccountOfTheCpusGoesBeforeWhatThreadsWereSeenToDo() {
        Consumer<Load> what =
                load -> load.thread("a", "running 50", "io 50").usage(0.8, 9, 8, 7).ends(1000);

        assertThat(new FleetLoad(4).process("a", what).process("b", what).fleet().cpusUsed())
                .isCloseTo(1.6, within(0.01));
    }

    @Test
    void processesThatDoTheSameHaveOneRole() {
        Fleet fleet =
                new FleetLoad(4)
                        .process("/usr/bin/celery worker-1", one("running 10", "io 90"))
                        .process("flower --port 5555", one("io 100"))
                        .process("/opt/bin/celery worker-2", one("running 30", "io 70"))
                        .fleet();

        assertThat(fleet.roles()).extracting(Role::size).containsExactly(2, 1);
        Role workers = fleet.roles().get(0);
        assertThat(workers.first().info().pid()).isEqualTo(4302);
        Spread held = workers.spread(JudgedProcess::utilisation);
        assertThat(held.min()).isCloseTo(0.1, within(0.001));
        assertThat(held.median()).isCloseTo(0.2, within(0.001));
        assertThat(held.max()).isCloseTo(0.3, within(0.001));
    }

    private static Consumer<Load> of(long resident, long proportional, long unique) {
        return load ->
                load.thread("MainThread", "running 50", "io 50")
                        .usage(0.5, resident, proportional, unique)
                        .ends(1000);
    }
}
