package dev.gilspy.source.kernel;

import dev.gilspy.os.Bpf;
import dev.gilspy.os.Bpf.MapType;
import dev.gilspy.os.SystemException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The maps that the programs share with gilspy. The layouts are those of {@code struct thread},
 * {@code struct self} and {@code struct target} in native/kernel-source.bpf.c.
 */
final class KernelMaps implements AutoCloseable {
    /** More threads than this in all observed processes are not followed. */
    static final int MOST_THREADS = 1 << 14;

    static final int RING_BYTES = 1 << 23;

    private static final int MOST_TARGETS = 64;
    private static final int THREAD_BYTES = 32;
    private static final int SELF_BYTES = 24;
    private static final int SCRATCH_BYTES = 56 + 16 * 1024 + 128 + 8 + 32 + 8;

    private final Map<String, Integer> maps = new LinkedHashMap<>();
    private final ByteBuffer key = Bpf.buffer(Integer.BYTES);
    private final ByteBuffer thread = Bpf.buffer(THREAD_BYTES);
    private final ByteBuffer self = Bpf.buffer(SELF_BYTES);
    private final ByteBuffer number = Bpf.buffer(Long.BYTES);

    /** Makes them all, or none. */
    KernelMaps() throws SystemException {
        try {
            make("threads", MapType.HASH, THREAD_BYTES, MOST_THREADS);
            make("tstates", MapType.HASH, SELF_BYTES, MOST_THREADS);
            make("targets", MapType.ARRAY, TargetWords.BYTES, MOST_TARGETS);
            make("scratch", MapType.PER_CPU_ARRAY, SCRATCH_BYTES, 1);
            make("lost", MapType.ARRAY, Long.BYTES, 1);
            maps.put("ring", Bpf.createMap(MapType.RING_BUFFER, 0, 0, RING_BYTES));
        } catch (SystemException e) {
            close();
            throw e;
        }
    }

    private void make(String name, MapType type, int valueBytes, int entries)
            throws SystemException {
        maps.put(name, Bpf.createMap(type, Integer.BYTES, valueBytes, entries));
    }

    /** Descriptors by name. */
    Map<String, Integer> byName() {
        return maps;
    }

    int ring() {
        return maps.get("ring");
    }

    /** Says where things are in a process. */
    void target(int index, TargetWords words) throws SystemException {
        Bpf.update(maps.get("targets"), key(index), words.bytes());
    }

    /**
     * Has a thread of a process observed, if it is not yet.
     *
     * @param tid that it has in the machine's first PID namespace
     * @param gil slot of the GIL that it is with
     */
    void add(int tid, int target, int gil) throws SystemException {
        thread.putInt(16, tid).putInt(20, target).putInt(28, gil);
        Bpf.add(maps.get("threads"), key(tid), thread);
    }

    /**
     * Says by what a thread recognises itself.
     *
     * @param tstate address of its thread state where it is when it is in no other interpreter
     * @param gil slot of the GIL there
     */
    void self(int eventTid, long tstate, long pthread, int gil) throws SystemException {
        self.putLong(0, tstate).putLong(8, pthread).putLong(16, gil);
        Bpf.update(maps.get("tstates"), key(eventTid), self);
    }

    /** How many events the kernel had no room for. */
    long lost() throws SystemException {
        Bpf.lookup(maps.get("lost"), key(0), number);
        return number.getLong(0);
    }

    private ByteBuffer key(int value) {
        return key.putInt(0, value);
    }

    @Override
    public void close() {
        maps.values().forEach(Bpf::close);
        maps.clear();
    }
}
