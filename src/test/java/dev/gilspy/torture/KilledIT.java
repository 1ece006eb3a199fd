package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** gilspy killed (-9) at random moments, in every mode. */
@Tag("torture")
@ExtendWith(TortureTable.class)
@Needs({Permission.PTRACE, Permission.KERNEL})
class KilledIT {
    private static final int KILLS = Integer.getInteger("torture.kills", 1000);
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
    private static final long SEED = Long.getLong("torture.seed", 1);

    /** One in so many of the killers has a victim without a GIL. */
    private static final int ONE_WITHOUT_GIL = 4;

    @Test
    void theTargetGoesOnAndNothingIsLeft(TortureTable.Rows rows) throws Exception {
        ExecutorService killers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Void>> tasks =
                    IntStream.range(0, AT_ONCE).mapToObj(number -> task(number, rows)).toList();
            for (Future<Void> done : killers.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            killers.shutdown();
        }
        assertEachMomentWasMet(rows);
    }

    private static Callable<Void> task(int number, TortureTable.Rows rows) {
        boolean withoutGil = number % ONE_WITHOUT_GIL == ONE_WITHOUT_GIL - 1;
        Python python = withoutGil ? PythonVersions.freeThreaded() : PythonVersions.any();
        Stream<Mode> modes = Arrays.stream(Mode.values());
        List<Mode> possible = modes.filter(mode -> !withoutGil || mode.withoutGil()).toList();
        return () -> {
            try (Killer killer = new Killer(python, possible, SEED + number, rows)) {
                killer.kill((KILLS + AT_ONCE - 1) / AT_ONCE);
            }
            return null;
        };
    }

    /** Kills of a gilspy that only starts would say little. */
    private static void assertEachMomentWasMet(TortureTable.Rows rows) {
        for (Mode mode : Mode.values()) {
            Figures figures = rows.of("killed (-9): " + mode);
            if (mode.endless()) {
                assertThat(figures.killedObserving()).as("observing, %s", mode).isPositive();
            }
        }
        assertThat(rows.of("killed (-9): " + Mode.KERNEL).killedLoaded()).isPositive();
        Figures pausing = rows.of("killed (-9): " + Mode.PROCESS);
        Figures holding = rows.of("killed (-9): " + Mode.HOLDER);
        assertThat(pausing.killedTracing() + holding.killedTracing()).isPositive();
    }
}
