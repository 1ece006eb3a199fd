package dev.gilspy.torture;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short form of the torture suite: some seconds of it, each time that everything is built. */
@Needs({Permission.PTRACE, Permission.KERNEL})
class TortureIT {
    private static final int KILLS = Integer.getInteger("torture.kills", 12);

    @Test
    void killedAtRandomMoments() {
        TortureTable.Rows rows = new TortureTable.Rows();
        Python python = PythonVersions.any();
        try (Killer killer = new Killer(python, List.of(Mode.values()), System.nanoTime(), rows)) {
            killer.kill(KILLS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "forks 20 children a second, KERNEL",
        "'stopped and continued, 50 times', HOLDER",
        "traced by another, PROCESS"
    })
    void targetThatMisbehaves(String title, Mode mode) {
        Fault fault =
                Faults.survived().stream()
                        .filter(one -> one.title().equals(title))
                        .findFirst()
                        .orElseThrow();
        Inflicting.inflict(fault, PythonVersions.any(), mode, new Figures());
    }

    @Test
    void targetThatRewritesItself() {
        Python newest =
                PythonVersions.builtWithGil()
                        .max(Comparator.comparingInt(Python::minor))
                        .orElseThrow();
        Inflicting.inflict(Rewriting.all(), newest, Mode.KERNEL, new Figures());
    }
}
