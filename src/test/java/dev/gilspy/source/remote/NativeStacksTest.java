package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Frame;
import dev.gilspy.model.Look;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.StackObservation;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import dev.gilspy.symbols.NativeCode;
import dev.gilspy.target.LiveProcess;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stacks with instructions go in, stacks with functions come out. */
@Tag("live")
class NativeStacksTest {
    private static final Frame MAIN = new Frame("main", "/a.py", 1);

    private final LiveProcess process = LiveProcess.start("sleep", "60");
    private final Instructions instructions = new Instructions();
    private final LookObserver out = new LookObserver();
    private NativeStacks stacks;
    private long vdso;

    @BeforeEach
    void announce() {
        Target target = Target.open(process.pid());
        vdso =
                target.maps().stream()
                        .filter(region -> region.path().equals("[vdso]"))
                        .mapToLong(MappedRegion::start)
                        .findFirst()
                        .orElseThrow();
        stacks = new NativeStacks(instructions, NativeCode.of(target, 0), out);
        stacks.process(new ProcessInfo(1, 0, List.of(), "", "", false, true, 0));
        stacks.thread(new ThreadInfo(0, 1, "a", 0));
        stacks.frame(0, MAIN);
        stacks.stack(1, 0, 0);
    }

    @AfterEach
    void end() {
        process.close();
    }

    @Test
    void anInstructionBecomesItsFunction() {
        stacks.stack(2, 1, instructions.leaf(vdso));
        assertThat(seen(ThreadState.RUNNING, 2))
                .containsExactly(MAIN, new Frame("(native code)", "[vdso]", 0));
    }

    @Test
    void aThreadThatWaitsHasLeftIt() {
        stacks.stack(2, 1, instructions.leaf(vdso));
        assertThat(seen(ThreadState.WAITING, 2)).containsExactly(MAIN);
    }

    @Test
    void whatIsNoCodeIsLeftOutAndAskedForAgain() {
        int leaf = instructions.leaf(0x10);
        stacks.stack(2, 1, leaf);
        assertThat(seen(ThreadState.RUNNING, 2)).containsExactly(MAIN);
        assertThat(instructions.leaf(0x10)).isEqualTo(leaf);
    }

    @Test
    void instructionsOfOneFunctionAreToldToBeTheSame() {
        int first = instructions.leaf(vdso);
        stacks.stack(2, 1, first);
        stacks.stack(3, 1, instructions.leaf(vdso + 1));
        seen(ThreadState.RUNNING, 2);
        seen(ThreadState.RUNNING, 3);
        assertThat(instructions.leaf(vdso + 1)).isEqualTo(first);
    }

    private List<Frame> seen(ThreadState state, int stack) {
        stacks.observe(
                new StackObservation(
                        0, state, BlockedKind.NONE, 10, 1, 10, stack, ThreadInfo.NOBODY, 0));
        Look look = out.look(tid -> "");
        return look.threads().get(0).frames();
    }
}
