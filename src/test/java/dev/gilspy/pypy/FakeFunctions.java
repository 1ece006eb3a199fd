package dev.gilspy.pypy;

import dev.gilspy.memory.FakeMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts Python functions, their frames and PyPy's record of them into a {@link FakePypy}. */
final class FakeFunctions {
    static final int CONTEXT_AT = 64;
    static final int RECORD_AT = 80;
    static final FrameShape FRAMES = new FrameShape(CONTEXT_AT, 17, 0x2dfb0, 3, 7, 10);
    static final NameShape NAMES = new NameShape(26, 17);

    private static final int NAME_WORD = 1;
    private static final int STRING_TYPE = 0x48;
    private static final int CODE_TYPE = 0x24620;
    private static final int REFERENCE_TYPE = 0x25c40;
    private static final long FUNCTION = 1;
    private static final long JITTED = 3;

    private final FakePypy pypy;
    private long free = 0x7c00_0000_0000L;

    FakeFunctions(FakePypy pypy) {
        this.pypy = pypy;
    }

    /** A code object. */
    long code(long id, String name, String qualifiedName, String file) {
        long code = object(CODE_TYPE, FrameShape.CODE_WORDS);
        set(code, NAME_WORD, string(name));
        set(code, FRAMES.idWord(), id);
        set(code, NAMES.fileWord(), string(file));
        set(code, NAMES.nameWord(), string(qualifiedName));
        return code;
    }

    /** Has a thread run these, leaf first. */
    void run(int thread, long... codes) {
        long back = 0;
        for (int i = codes.length - 1; i >= 0; i--) {
            long frame = object(FRAMES.frameType(), FrameShape.FRAME_WORDS);
            set(frame, FRAMES.backWord(), back);
            set(frame, FRAMES.codeWord(), codes[i]);
            back = frame;
            push(thread, FUNCTION, memory().readLong(codes[i] + FRAMES.idWord() * 8L));
        }
        top(thread, back);
    }

    /** Has the ExecutionContext's top be this object. */
    void top(int thread, long object) {
        long context = object(0x1e5e8, FrameShape.CONTEXT_WORDS);
        set(context, FRAMES.topWord(), object);
        memory().andLong(FakePypy.element(thread) + CONTEXT_AT, context);
    }

    /** A JitVirtualRef to what the thread's top is now. */
    long reference(int thread) {
        long context = memory().readLong(FakePypy.element(thread) + CONTEXT_AT);
        long reference = object(REFERENCE_TYPE, 3);
        set(reference, FrameShape.FORCED_WORD, memory().readLong(context + FRAMES.topWord() * 8L));
        return reference;
    }

    /** The thread has entered code of the JIT. */
    void enterJit(int thread) {
        push(thread, JITTED, 0x7ff0_0000_0000L);
    }

    /** Adds to the record of functions. */
    void push(int thread, long kind, long value) {
        long record = FakePypy.element(thread) + RECORD_AT;
        long node = object(0, 3);
        set(node, 0, memory().readLong(record));
        set(node, 1, value);
        set(node, 2, kind);
        memory().andLong(record, node);
    }

    private FakeMemory memory() {
        return pypy.memory;
    }

    private long object(int type, int words) {
        long address = free;
        free += 0x1000; // Regions of the fake memory must not touch.
        memory().and(address, new byte[words * Long.BYTES]);
        set(address, 0, type | 1L << 32);
        return address;
    }

    private long string(String text) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(24 + characters.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(STRING_TYPE).putLong(0).putLong(characters.length).put(characters);
        long address = free;
        free += 0x1000;
        memory().and(address, bytes.array());
        return address;
    }

    private void set(long object, int word, long value) {
        memory().andLong(object + word * 8L, value);
    }
}
