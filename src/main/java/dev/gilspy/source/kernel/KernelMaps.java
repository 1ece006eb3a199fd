package dev.gilspy.source.kernel;

import dev.gilspy.os.Bpf;
import dev.gilspy.os.Bpf.MapType;
import dev.gilspy.os.Errno;
import dev.gilspy.os.SystemException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The maps that the programs share with gilspy. The layouts are those of {@code struct thread},
 * {@code struct self} and {@code struct target} in native/kernel-source.bpf.c. Not thread-safe.
 */
final class KernelMaps implements AutoCloseable {
    /** Of all observed processes together. */
    static final int MOST_THREADS = 1 << 14;

    private static final String THREADS = "threads";
    private static final String TSTATES = "tstates";
    private static final String PROCESSES = "processes";
    private static final int THREAD_BYTES = 32;
    private static final int THREADS_TARGET_AT = 20;
    private static final int SELF_BYTES = 32;
    private static final int SELFS_TARGET_AT = 24;
    private static final int SCRATCH_BYTES = 56 + 16 * 1024 + 128 + 8 + 32 + 8;

    /** Indices of the counts. */
    private static final int LOST = 0;

    private static final int STRANGERS = 1;

    private final Map<String, Integer> maps = new LinkedHashMap<>();
    private final ByteBuffer key = Bpf.buffer(Integer.BYTES);
    private final ByteBuffer next = Bpf.buffer(Integer.BYTES);
    private final ByteBuffer thread = Bpf.buffer(THREAD_BYTES);
    private final ByteBuffer self = Bpf.buffer(SELF_BYTES);
    private final ByteBuffer number = Bpf.buffer(Long.BYTES);

    /**
     * Makes them all, or none.
     *
     * @param ringBytes how much the ring buffer holds, a power of two
     */
    KernelMaps(int ringBytes) throws SystemException {
        try {
            make(THREADS, MapType.HASH, THREAD_BYTES, MOST_THREADS);
            make(TSTATES, MapType.HASH, SELF_BYTES, MOST_THREADS);
            make("targets", MapType.ARRAY, TargetWords.BYTES, Slots.COUNT);
            make(PROCESSES, MapType.HASH, Integer.BYTES, 2 * Slots.COUNT);
            make("scratch", MapType.PER_CPU_ARRAY, SCRATCH_BYTES, 1);
            make("counts", MapType.ARRAY, Long.BYTES, 2);
            maps.put("ring", Bpf.createMap(MapType.RING_BUFFER, 0, 0, ringBytes));
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

    /**
     * Says where things are in a process.
     *
     * @param slot of the process
     */
    void target(int slot, TargetWords words) throws SystemException {
        Bpf.update(maps.get("targets"), key(slot), words.bytes());
    }

    /**
     * Has a thread of a process observed, if it is not yet.
     *
     * @param tid that it has in the machine's first PID namespace
     * @param slot of the process
     * @param gil slot of the GIL that it is with
     * @throws SystemException with {@link Errno#E2BIG} if there are too many threads
     */
    void add(int tid, int slot, int gil) throws SystemException {
        thread.putInt(16, tid).putInt(THREADS_TARGET_AT, slot).putInt(28, gil);
        Bpf.add(maps.get(THREADS), key(tid), thread);
    }

    /**
     * Says by what a thread recognises itself.
     *
     * @param slot of the process
     * @param home where it is when it is in no other interpreter
     * @param gil slot of the GIL there
     * @throws SystemException with {@link Errno#E2BIG} if there are too many threads
     */
    void self(int eventTid, int slot, Seat home, int gil) throws SystemException {
        self.putLong(0, home.tstate()).putLong(8, home.pthread()).putLong(16, gil);
        self.putLong(SELFS_TARGET_AT, slot);
        Bpf.update(maps.get(TSTATES), key(eventTid), self);
    }

    /** Forgets all threads of a process that is no longer observed. */
    void forget(int slot) throws SystemException {
        forget(THREADS, Bpf.buffer(THREAD_BYTES), THREADS_TARGET_AT, slot);
        forget(TSTATES, Bpf.buffer(SELF_BYTES), SELFS_TARGET_AT, slot);
        forget(PROCESSES, Bpf.buffer(Integer.BYTES), 0, slot);
    }

    private void forget(String name, ByteBuffer value, int targetAt, int slot)
            throws SystemException {
        int map = maps.get(name);
        for (int one : keys(map)) {
            boolean there = Bpf.lookup(map, key(one), value);
            if (there && value.getInt(targetAt) == slot) {
                Bpf.delete(map, key(one));
            }
        }
    }

    /** All keys of a map; the programs may take some away meanwhile. */
    private List<Integer> keys(int map) throws SystemException {
        List<Integer> keys = new ArrayList<>();
        int last = -1; // no thread has this
        while (keys.size() < 2 * MOST_THREADS && Bpf.nextKey(map, key(last), next)) {
            last = next.getInt(0);
            keys.add(last);
        }
        return keys;
    }

    /**
     * Where threads are recognised by what they say themselves: says that any thread of the machine
     * may be one of an observed process, or that it need not be looked for in others.
     */
    void lookForStrangers(boolean needed) throws SystemException {
        Bpf.update(maps.get("counts"), key(STRANGERS), number.putLong(0, needed ? 1 : 0));
    }

    /** How many events the kernel had no room for. */
    long lost() throws SystemException {
        Bpf.lookup(maps.get("counts"), key(LOST), number);
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
