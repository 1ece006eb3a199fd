package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.cpython.layout.DebugOffsets;
import dev.gilspy.cpython.layout.FakeDebugOffsets;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An interpreter of the newest known layout that says that it is of the next minor version. */
class NewerVersionsTest {
    private static final Layout NEWEST = LayoutLibrary.newest(false);
    private static final DebugOffsets TABLE = NEWEST.debugOffsets().orElseThrow();
    private static final PythonVersion NEXT = new PythonVersion(3, NEWEST.minor() + 1, 0, "a1");
    private static final int NEXT_HEX = 3 << 24 | NEXT.minor() << 16 | 0xa1;
    private static final int TID = 4711;

    private final FakePython python = new FakePython(NEWEST.minor());
    private final FakeFrames frames = new FakeFrames(python);
    private final FakeObjects objects = new FakeObjects(python);
    private final ByteBuffer said = FakeDebugOffsets.agreeing(NEWEST, NEXT_HEX);
    private long runtime;
    private long tstate;
    private long frame;

    @BeforeEach
    void makeAnInterpreter() {
        runtime = python.process().runtime();
        python.set(runtime, "_PyRuntimeState", "interpreters.head", python.process().interpreter());
        long pthread = python.place(64);
        python.write(pthread, FakeFrames.littleEndian(pthread));
        tstate = python.thread(pthread, TID);
        frame = frames.frame(objects.code("work", "a.py", 3, 16), 4, frames.shim());
        frames.leaf(tstate, frame);
        python.gil(1, tstate, 12);
        python.set(python.process().gil(), "_gil_runtime_state", "interval", 5000);
    }

    @Test
    void isReadWhereEverythingIsInItsPlace() {
        CpythonProcess process = attach().orElseThrow();
        assertThat(process.version()).isEqualTo(NEXT);
        assertThat(process.gil()).isEqualTo(python.process().gil());
        assertThat(NewerVersions.note(location(NEXT)))
                .isEqualTo(" (read by the layout of %s, checked)", NEWEST.version());
        assertThat(NewerVersions.note(location(PythonVersion.of(3, NEWEST.minor(), 9)))).isEmpty();
    }

    /** A table that has grown at its end moves everything behind it. */
    @Test
    void isReadWhereTheTableHasGrownAtItsEnd() {
        int grown = 64;
        int head = NEWEST.offset("_PyRuntimeState", "interpreters.head");
        long finalizing = NEWEST.offset("_PyRuntimeState", "_finalizing");
        say("_PyRuntimeState.interpreters.head", head + grown);
        say("_PyRuntimeState._finalizing", finalizing + grown);
        long interpreter = python.process().interpreter();
        python.write(runtime + head, FakeFrames.littleEndian(new long[grown / Long.BYTES]));
        python.write(runtime + head + grown, FakeFrames.littleEndian(interpreter, interpreter));

        assertThat(attach().orElseThrow().interpreter()).isEqualTo(interpreter);
    }

    @Test
    void isRefusedWhereEntriesHaveMoved() {
        int last = FakeDebugOffsets.at(TABLE, "PyASCIIObject.length");
        for (int from = TABLE.freeThreaded() + 8; from <= last; from += 4 * Long.BYTES) {
            byte[] shifted = said.array().clone();
            System.arraycopy(said.array(), from, shifted, from + 8, TABLE.size() - from - 8);
            python.write(runtime, shifted);
            assertThatThrownBy(() -> attachTo(python.memory()))
                    .as("shifted from %d", from)
                    .isInstanceOf(UnsupportedInterpreterException.class)
                    .hasMessageContaining("CPython " + NEXT)
                    .hasMessageContaining("/python")
                    .hasMessageContaining("newer than gilspy knows");
        }
    }

    @Test
    void isRefusedWhereWhatIsFoundMakesNoSense() {
        python.gil(2, tstate, 12);
        assertRefused("What should be the GIL is none (interval 5000, locked 2");
        python.gil(1, python.place(1024), 12);
        assertRefused("What should be the GIL is none");
        python.gil(0, 0, 12);
        python.set(python.process().gil(), "_gil_runtime_state", "mutex", 77);
        assertRefused("What should be the GIL is none");
        python.set(python.process().gil(), "_gil_runtime_state", "mutex", 1);
        python.set(tstate, "PyThreadState", "native_thread_id", TID + 1);
        assertRefused("(TID 4712), which is none");
        python.set(tstate, "PyThreadState", "native_thread_id", TID);
        frames.leaf(tstate, frames.frame(python.place(1024), 4, frames.shim()));
        assertRefused("What should be the code of a frame is none");
        frames.leaf(tstate, 0);
        assertRefused("No thread has a stack");
        frames.leaf(tstate, frame);
        python.set(python.process().interpreter(), "PyInterpreterState", "id", 5);
        assertRefused("The first interpreter has the number 5");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::attach)
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining(why);
    }

    private void say(String name, long value) {
        said.putLong(FakeDebugOffsets.at(TABLE, name), value);
    }

    private Optional<CpythonProcess> attach() {
        python.write(runtime, said.array());
        return attachTo(python.memory());
    }

    private Optional<CpythonProcess> attachTo(RemoteMemory memory) {
        return CpythonAttach.attach(location(NEXT), memory, tid -> tid == TID);
    }

    private RuntimeLocation location(PythonVersion version) {
        return new RuntimeLocation(
                RuntimeLocation.CPYTHON, version, false, runtime, "test", "/python");
    }
}
