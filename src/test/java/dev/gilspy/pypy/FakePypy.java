package dev.gilspy.pypy;

import dev.gilspy.cpython.PythonVersion;
import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.memory.FakeMemory;
import dev.gilspy.target.MappedRegion;
import java.util.List;

/** The list of threads of a PyPy that is not there. */
final class FakePypy {
    static final long DATA = 0x7f00_0000_0000L;
    static final long HEAD = DATA + 0x12_5a80;
    static final int DATA_BYTES = 2 << 20;

    private static final long ELEMENTS = 0x7e00_0000_0000L;
    private static final long IDENTS = 0x7d00_0000_0000L;
    private static final int IDENT_AT = 56;

    final FakeMemory memory = new FakeMemory();
    private final long head;
    private final int dataBytes;

    /** With so many threads, the newest first. */
    FakePypy(int threads) {
        this(threads, HEAD, DATA_BYTES);
    }

    /**
     * The same.
     *
     * @param head of the list, in the variables
     * @param dataBytes how much there is of those
     */
    FakePypy(int threads, long head, int dataBytes) {
        this.head = head;
        this.dataBytes = dataBytes;
        memory.andZeros(DATA, dataBytes).andLong(head, 0xffff_ffffL);
        long before = head;
        for (int i = 0; i < threads; i++) {
            memory.and(element(i), new byte[96]);
            memory.andLong(element(i), ThreadListFinder.READY);
            memory.andLong(element(i) + IDENT_AT, ident(i));
            memory.and(ident(i), new byte[32]).andLong(ident(i), ident(i));
            link(before, element(i));
            before = element(i);
        }
        link(before, head);
    }

    static long element(int index) {
        return ELEMENTS + index * 0x1000L;
    }

    static long ident(int index) {
        return IDENTS + index * 0x1000L;
    }

    void link(long from, long to) {
        memory.andLong(from + ThreadListFinder.NEXT_AT, to);
        memory.andLong(to + ThreadListFinder.PREVIOUS_AT, from);
    }

    MappedRegion data() {
        return new MappedRegion(
                DATA, DATA + dataBytes, 0, "rw-p", "fe:00", 1, "/lib/libpypy3.11-c.so", false);
    }

    PypyProcess process() {
        PythonVersion version = PythonVersion.of(8, 0, 1);
        return new PypyProcess(memory, version, DATA, DATA + 40, DATA + 176, head, IDENT_AT);
    }

    List<Long> idents() {
        return new PypyThreads(process())
                .walk().threads().stream().map(ThreadStateWords::pthread).toList();
    }
}
