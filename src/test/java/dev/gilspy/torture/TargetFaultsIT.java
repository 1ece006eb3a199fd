package dev.gilspy.torture;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a target, in every mode in which there is sense in it. */
@Tag("torture")
@ExtendWith(TortureTable.class)
@Needs({Permission.PTRACE, Permission.KERNEL})
@Execution(ExecutionMode.CONCURRENT)
class TargetFaultsIT {
    /** Part of a fault's title, to try one alone. */
    private static final String ONLY = System.getProperty("torture.only", "");

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("all")
    void leavesBothUnharmed(Fault fault, Mode mode, Python python, TortureTable.Rows rows) {
        Inflicting.inflict(fault, python, mode, rows.of(fault.title()));
    }

    static Stream<Arguments> all() {
        return Stream.concat(Faults.survived().stream(), Faults.deadly().stream())
                .filter(fault -> fault.title().contains(ONLY))
                .flatMap(TargetFaultsIT::inAllModes);
    }

    private static Stream<Arguments> inAllModes(Fault fault) {
        return Arrays.stream(Mode.values())
                .filter(fault::sensible)
                .flatMap(mode -> pythons(mode).map(python -> Arguments.of(fault, mode, python)));
    }

    private static Stream<Python> pythons(Mode mode) {
        boolean both = mode == Mode.REMOTE || mode == Mode.PROCESS;
        Stream<Python> without = both ? Stream.of(PythonVersions.freeThreaded()) : Stream.of();
        return Stream.concat(Stream.of(PythonVersions.any()), without);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("limited")
    @Needs(Permission.QUOTA)
    void limitsOfItsControlGroupAreNotGilspys(Fault fault, Mode mode, TortureTable.Rows rows) {
        Inflicting.inflict(fault, PythonVersions.any(), mode, rows.of(fault.title()));
    }

    static Stream<Arguments> limited() {
        return Stream.of(
                        new Starved("gets 5 % of a CPU (cgroup)"),
                        new Devouring("killed by the kernel for its memory (cgroup)"))
                .flatMap(
                        fault ->
                                Arrays.stream(Mode.values())
                                        .map(mode -> Arguments.of(fault, mode)));
    }
}
