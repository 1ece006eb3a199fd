package dev.gilspy.torture;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Interpreters of every version that rewrite themselves while they are read. */
@Tag("torture")
@ExtendWith(TortureTable.class)
@Needs({Permission.PTRACE, Permission.KERNEL})
@Execution(ExecutionMode.CONCURRENT)
class HostileIT {
    /** Later ones look at what was rewritten and crash by themselves, if they run on. */
    private static final int NEWEST_THAT_RUNS_ON = 13;

    /** Part of a case's name, to try some alone: a fault's title, an interpreter or a mode. */
    private static final String ONLY = System.getProperty("torture.only", "");

    private static final List<Mode> MODES =
            List.of(Mode.REMOTE, Mode.HOLDER, Mode.PROCESS, Mode.KERNEL, Mode.TOP, Mode.DUMP);

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource({"whatSleeps", "all"})
    void isReadInBoundedTimeAndMemory(
            Rewriting fault, Python python, Mode mode, TortureTable.Rows rows) {
        Inflicting.inflict(fault, python, mode, rows.of(fault.title()));
    }

    static Stream<Arguments> whatSleeps() {
        return PythonVersions.builtWithGil()
                .filter(python -> python.minor() <= NEWEST_THAT_RUNS_ON)
                .flatMap(python -> with(Rewriting.whatSleeps(), python, MODES));
    }

    static Stream<Arguments> all() {
        Stream<Arguments> withGil =
                PythonVersions.builtWithGil()
                        .flatMap(python -> with(Rewriting.all(), python, MODES));
        List<Mode> modes = MODES.stream().filter(Mode::withoutGil).toList();
        Stream<Arguments> others =
                Stream.of(PythonVersions.freeThreaded(), PythonVersions.pypy())
                        .flatMap(python -> with(Rewriting.all(), python, modes));
        return Stream.concat(withGil, others);
    }

    private static Stream<Arguments> with(Rewriting fault, Python python, List<Mode> modes) {
        return modes.stream()
                .filter(mode -> "%s, %s, %s".formatted(fault.title(), python, mode).contains(ONLY))
                .map(mode -> Arguments.of(fault, python, mode));
    }
}
