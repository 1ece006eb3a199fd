package dev.gilspy.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import dev.gilspy.live.PythonVersions;
import java.util.List;
import java.util.Set;
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
    /** Later ones crash by themselves when they are rewritten. */
    private static final int NEWEST_MINOR = 13;

    private static final List<Mode> MODES =
            List.of(Mode.REMOTE, Mode.HOLDER, Mode.PROCESS, Mode.KERNEL, Mode.TOP, Mode.DUMP);

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("all")
    void isReadInBoundedTimeAndMemory(Python python, Mode mode, TortureTable.Rows rows) {
        Inflicting.inflict(
                new Hostile(), python, mode, rows.of("rewrites its interpreter, 3.8 to 3.13"));
    }

    static Stream<Arguments> all() {
        return PythonVersions.builtWithGil()
                .filter(python -> python.minor() <= NEWEST_MINOR)
                .flatMap(python -> MODES.stream().map(mode -> Arguments.of(python, mode)));
    }

    /** The target of {@code hostile/rewrites.py}. */
    record Hostile() implements Fault {

        @Override
        public String title() {
            return "rewrites its interpreter";
        }

        /** It may be found at a moment at which it looks like no Python. */
        @Override
        public Set<Integer> statuses() {
            return Set.of(ExitCode.OK, ExitCode.NO_TARGET, ExitCode.UNSUPPORTED);
        }

        @Override
        public Subject begin(Python python) {
            PythonFixture target = PythonFixture.start(python, "../hostile/rewrites.py", 120);
            return new Subject() {
                @Override
                public int pid() {
                    return target.pid();
                }

                @Override
                public void assertUnharmed() {
                    TaskStates.of(target.pid()).assertRunFree();
                    assertThat(target.alive()).isTrue();
                }

                @Override
                public void close() {
                    target.close();
                }
            };
        }
    }
}
