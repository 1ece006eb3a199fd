package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Field;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.memory.FakeMemory;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;

/** A CPython made by hand: structs laid out as a version's layout says, in memory to be read. */
public final class FakePython {
    /** Such that an int made of the distance to the highest addresses is positive. */
    private static final long BASE = 0x7f12_f000_0000L;

    private static final int BYTES = 4 << 20;
    private static final int SMALL_BYTES = 1 << 20;
    private static final int ALIGNMENT = 16;

    private final FakeMemory memory;
    private final long end;
    private final PythonVersion version;
    private final Layout layout;
    private final long runtime;
    private final long interpreter;
    private final long gil;
    private long free = BASE;

    public FakePython(int minor) {
        this(minor, false);
    }

    public FakePython(int minor, boolean freeThreaded) {
        this(minor, freeThreaded, BYTES);
    }

    private FakePython(int minor, boolean freeThreaded, int bytes) {
        memory = new FakeMemory().andZeros(BASE, bytes);
        end = BASE + bytes;
        version = PythonVersion.parse("3." + minor + ".1").orElseThrow();
        layout = LayoutLibrary.find(3, minor, freeThreaded).orElseThrow();
        runtime = place(layout.struct("_PyRuntimeState").size());
        interpreter = place(layout.struct("PyInterpreterState").size());
        set(runtime, "_PyRuntimeState", "interpreters.main", interpreter);
        set(runtime, "_PyRuntimeState", "interpreters.head", interpreter);
        gil = gilPlace();
    }

    /** One with room for a single interpreter, for those who make thousands a second. */
    public static FakePython small(int minor, boolean freeThreaded) {
        return new FakePython(minor, freeThreaded, SMALL_BYTES);
    }

    /**
     * Puts a new interpreter at the head of the list; before CPython 3.12 it has the only GIL.
     *
     * @return its address
     */
    public long interpreter(int id, boolean ownGil) {
        long added = place("PyInterpreterState");
        long head = runtime + layout.offset("_PyRuntimeState", "interpreters.head");
        set(added, "PyInterpreterState", "next", memory.readLong(head));
        set(added, "PyInterpreterState", "id", id);
        if (layout.has("PyInterpreterState", "ceval.gil")) {
            long own = added + layout.offset("PyInterpreterState", "_gil");
            set(added, "PyInterpreterState", "ceval.gil", ownGil ? own : gil);
        }
        set(runtime, "_PyRuntimeState", "interpreters.head", added);
        return added;
    }

    private long gilPlace() {
        if (layout.has("_PyRuntimeState", "ceval.gil")) {
            return runtime + layout.offset("_PyRuntimeState", "ceval.gil");
        }
        long place = interpreter + layout.offset("PyInterpreterState", "_gil");
        set(interpreter, "PyInterpreterState", "ceval.gil", place);
        return place;
    }

    /** One of each version and kind of build that gilspy has a layout of. */
    public static Stream<FakePython> versions() {
        return LayoutLibrary.known().stream().map(FakePython::of);
    }

    private static FakePython of(String known) {
        boolean freeThreaded = known.endsWith("t");
        String minor = known.substring(known.indexOf('.') + 1).replace("t", "");
        return new FakePython(Integer.parseInt(minor), freeThreaded);
    }

    public Layout layout() {
        return layout;
    }

    public FakeMemory memory() {
        return memory;
    }

    /** As attaching would find it. */
    public CpythonProcess process() {
        return process(memory);
    }

    /** The same, seen through another memory. */
    CpythonProcess process(RemoteMemory seenThrough) {
        return new CpythonProcess(seenThrough, layout, version, runtime, interpreter, gil);
    }

    /** Address of fresh zeros. */
    public long place(int bytes) {
        long address = free;
        free += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (free > end) {
            throw new IllegalStateException("the fake memory is full");
        }
        return address;
    }

    /** Address of a fresh struct of zeros. */
    public long place(String struct) {
        return place(layout.struct(struct).size());
    }

    /** Sets a member, as wide as it is. */
    public void set(long object, String struct, String member, long value) {
        Field field = layout.struct(struct).field(member);
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        write(object + field.offset(), Arrays.copyOf(bytes, field.width()));
    }

    public void write(long address, byte... bytes) {
        memory.write(address, bytes);
    }

    /** Puts a new thread state at the head of the interpreter's list. */
    public long thread(long pthread, long nativeId) {
        long tstate = place("PyThreadState");
        long head = interpreter + layout.offset("PyInterpreterState", "threads.head");
        set(tstate, "PyThreadState", "next", memory.readLong(head));
        set(tstate, "PyThreadState", "interp", interpreter);
        set(tstate, "PyThreadState", "thread_id", pthread);
        if (layout.has("PyThreadState", "native_thread_id")) {
            set(tstate, "PyThreadState", "native_thread_id", nativeId);
        }
        set(interpreter, "PyInterpreterState", "threads.head", tstate);
        return tstate;
    }

    /** Sets the GIL's words. */
    public void gil(int locked, long lastHolder, long switchNumber) {
        set(gil, "_gil_runtime_state", "locked", locked);
        set(gil, "_gil_runtime_state", "last_holder", lastHolder);
        set(gil, "_gil_runtime_state", "switch_number", switchNumber);
    }

    @Override
    public String toString() {
        return "CPython " + version + (layout.freeThreaded() ? "t" : "");
    }
}
