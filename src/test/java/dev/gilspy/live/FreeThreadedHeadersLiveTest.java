package dev.gilspy.live;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.LockSummary;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.elf.Tool;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import dev.gilspy.target.LiveProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Free-threaded CPythons that cannot be run here: a program that lays out its memory by their
 * headers, truth/free_threaded.c, whose threads are called after what they do.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class FreeThreadedHeadersLiveTest {
    private static final Path SOURCE = Path.of("test-fixtures/truth/free_threaded.c");

    @TempDir private Path folder;

    private ProcessSummary process;
    private Map<String, ThreadSummary> threads;

    static Stream<Python> withOwnBytecode() {
        return PythonVersions.withHeaders()
                .filter(python -> python.minor() >= 14 && !python.freeThreaded());
    }

    @ParameterizedTest
    @MethodSource("withOwnBytecode")
    void everyThreadIsFoundInItsStateAndInItsCopyOfTheBytecode(Python python) {
        record(python);

        assertThat(process.info().version()).isEqualTo(python.version());
        assertThat(process.info().gilEnabled()).isFalse();
        assertThat(threads.get("attached_spins").heldShare()).isGreaterThan(0.95);
        assertThat(share("attached_sleeps", ThreadState.HELD_BLOCKED)).isGreaterThan(0.95);
        assertThat(
                        share("detached_spins", ThreadState.NATIVE)
                                + share("detached_spins", ThreadState.STARVED))
                .isGreaterThan(0.95);
        for (String name : List.of("detached_sleeps", "suspended_sleeps", "queues_for_list")) {
            assertThat(share(name, ThreadState.BLOCKED)).as(name).isGreaterThan(0.95);
        }
        assertThat(share("suspended_waits", ThreadState.WAITING)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @MethodSource("withOwnBytecode")
    void whoStoppedTheWorldAndWhoQueuesForWhatIsFound(Python python) {
        record(python);

        int stopper = idOf("attached_spins");
        assertThat(process.pauses())
                .singleElement()
                .satisfies(pause -> assertThat(pause.thread()).isEqualTo(stopper));
        assertThat(process.blame())
                .singleElement()
                .satisfies(blame -> assertThat(blame.holder()).isEqualTo(stopper))
                .satisfies(blame -> assertThat(blame.waiter()).isEqualTo(idOf("suspended_waits")));
        LockSummary queue = process.locks().get(0);
        assertThat(queue.of()).isEqualTo("list object");
        assertThat(queue.queues()).extracting("thread").containsExactly(idOf("queues_for_list"));
        assertThat(threads.get("queues_for_list").blockedNanos().get(BlockedKind.LOCK))
                .isGreaterThan(threads.get("queues_for_list").observedNanos() * 9 / 10);
    }

    private void record(Python python) {
        try (LiveProcess target = LiveProcess.start(compile(python).toString())) {
            assertThat(target.line()).isEqualTo("ready " + target.pid());
            process = Recordings.record(target.pid(), ofSeconds(1)).summary().processes().get(0);
        }
        threads =
                process.threads().stream()
                        .filter(thread -> !stackOf(thread).isEmpty())
                        .collect(toMap(thread -> functionOf(stackOf(thread)), thread -> thread));
        assertThat(threads).hasSize(7);
    }

    private List<Frame> stackOf(ThreadSummary thread) {
        return process.stacks().stream()
                .filter(stack -> stack.thread() == thread.thread().id())
                .map(StackSummary::frames)
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The name of the thread's only function, once it is where the C file says. */
    private static String functionOf(List<Frame> frames) {
        Frame frame = frames.get(0);
        assertThat(frames).containsExactly(new Frame(frame.function(), "threads.py", 11));
        return frame.function();
    }

    private int idOf(String name) {
        return threads.get(name).thread().id();
    }

    private double share(String name, ThreadState state) {
        return threads.get(name).share(state);
    }

    private Path compile(Python python) {
        Path headers = python.include().orElseThrow();
        Path program = folder.resolve("free_threaded");
        Tool.output(
                List.of(
                        "cc",
                        "-std=gnu11",
                        "-DPy_GIL_DISABLED=1",
                        "-I" + headers,
                        "-I" + headers.resolve("internal"),
                        "-I" + headers.getParent(), // where Debian's pyconfig.h is looked for
                        "-rdynamic",
                        "-pthread",
                        "-o",
                        program.toString(),
                        SOURCE.toString()));
        return program;
    }
}
