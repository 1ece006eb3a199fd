package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Programs and maps in the kernel, bpf(2); the layouts of its attributes are those of {@code union
 * bpf_attr} in linux/bpf.h. Whatever is made here is a file descriptor, and gone with the last one
 * that refers to it.
 */
public final class Bpf {
    private static final long SYS_BPF = 321;
    private static final int ATTRIBUTE_BYTES = 128;
    private static final int MAP_CREATE = 0;
    private static final int MAP_LOOKUP = 1;
    private static final int MAP_UPDATE = 2;
    private static final int MAP_DELETE = 3;
    private static final int MAP_NEXT_KEY = 4;
    private static final int PROGRAM_LOAD = 5;
    private static final long ONLY_IF_NEW = 1;
    private static final int RLIMIT_MEMLOCK = 8;
    private static final long RLIM_INFINITY = -1;
    private static final int INSTRUCTION_BYTES = 8;

    /** These helpers are for programs under a licence that is compatible with the kernel's. */
    private static final byte[] LICENSE = "GPL\0".getBytes(StandardCharsets.US_ASCII);

    private Bpf() {}

    /** What a map is; numbers of {@code enum bpf_map_type}. */
    public enum MapType {
        HASH(1),
        ARRAY(2),
        PER_CPU_ARRAY(6),
        RING_BUFFER(27);

        private final int number;

        MapType(int number) {
            this.number = number;
        }
    }

    /** Where a program is run; numbers of {@code enum bpf_prog_type}. */
    public enum ProgramType {
        TRACEPOINT(5),
        PERF_EVENT(7);

        private final int number;

        ProgramType(int number) {
            this.number = number;
        }
    }

    /**
     * Before Linux 5.11 maps and programs count as locked memory, and few systems allow enough of
     * it. Takes CAP_SYS_RESOURCE; does nothing without.
     */
    public static void lockAnyMemory() {
        Memory limits = new Memory(2 * Long.BYTES);
        limits.setLong(0, RLIM_INFINITY);
        limits.setLong(Long.BYTES, RLIM_INFINITY);
        Libc.setrlimit(RLIMIT_MEMLOCK, Pointer.nativeValue(limits));
    }

    /**
     * Makes a map.
     *
     * @param maxEntries for a ring buffer its size in bytes, a power of two
     * @return its file descriptor
     */
    public static int createMap(MapType type, int keyBytes, int valueBytes, int maxEntries)
            throws SystemException {
        Memory attribute = attribute();
        attribute.setInt(0, type.number);
        attribute.setInt(4, keyBytes);
        attribute.setInt(8, valueBytes);
        attribute.setInt(12, maxEntries);
        return call(MAP_CREATE, attribute, "making a BPF map");
    }

    /** Sets the value of a key; buffers are direct. */
    public static void update(int map, ByteBuffer key, ByteBuffer value) throws SystemException {
        call(MAP_UPDATE, element(map, key, value), "writing to a BPF map");
    }

    /** Adds a key that is not there yet; the value of one that is there stays. */
    public static void add(int map, ByteBuffer key, ByteBuffer value) throws SystemException {
        Memory attribute = element(map, key, value);
        attribute.setLong(24, ONLY_IF_NEW);
        try {
            call(MAP_UPDATE, attribute, "adding to a BPF map");
        } catch (SystemException e) {
            if (e.errno() != Errno.EEXIST) {
                throw e;
            }
        }
    }

    /**
     * Reads the value of a key, of a per-CPU map all CPUs' values one after the other.
     *
     * @return whether there is such a key
     */
    public static boolean lookup(int map, ByteBuffer key, ByteBuffer value) throws SystemException {
        return isThere(MAP_LOOKUP, element(map, key, value), "reading a BPF map");
    }

    /** Takes a key out of a map, if it is there. */
    public static void delete(int map, ByteBuffer key) throws SystemException {
        isThere(MAP_DELETE, element(map, key), "deleting from a BPF map");
    }

    /**
     * Goes from key to key, in no order. Where keys come and go meanwhile, it may begin again.
     *
     * @param next becomes the key behind {@code key}; the first one if that is not there
     * @return false behind the last one
     */
    public static boolean nextKey(int map, ByteBuffer key, ByteBuffer next) throws SystemException {
        return isThere(MAP_NEXT_KEY, element(map, key, next), "walking through a BPF map");
    }

    /**
     * Has the kernel verify and load a program.
     *
     * @return its file descriptor
     */
    public static int load(ProgramType type, byte[] instructions) throws SystemException {
        Memory code = new Memory(instructions.length);
        code.write(0, instructions, 0, instructions.length);
        Memory license = new Memory(LICENSE.length);
        license.write(0, LICENSE, 0, LICENSE.length);
        Memory attribute = attribute();
        attribute.setInt(0, type.number);
        attribute.setInt(4, instructions.length / INSTRUCTION_BYTES);
        attribute.setLong(8, Pointer.nativeValue(code));
        attribute.setLong(16, Pointer.nativeValue(license));
        return call(PROGRAM_LOAD, attribute, "loading a BPF program");
    }

    /** Closes a descriptor that was made here. */
    public static void close(int fd) {
        Libc.close(fd);
    }

    /** A direct buffer in the byte order of the kernel. */
    public static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Memory element(int map, ByteBuffer key) {
        Memory attribute = attribute();
        attribute.setInt(0, map);
        attribute.setLong(8, Pointer.nativeValue(Native.getDirectBufferPointer(key)));
        return attribute;
    }

    private static Memory element(int map, ByteBuffer key, ByteBuffer value) {
        Memory attribute = element(map, key);
        attribute.setLong(16, Pointer.nativeValue(Native.getDirectBufferPointer(value)));
        return attribute;
    }

    private static Memory attribute() {
        Memory attribute = new Memory(ATTRIBUTE_BYTES);
        attribute.clear();
        return attribute;
    }

    private static boolean isThere(int command, Memory attribute, String what)
            throws SystemException {
        try {
            call(command, attribute, what);
            return true;
        } catch (SystemException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            return false;
        }
    }

    private static int call(int command, Memory attribute, String what) throws SystemException {
        long result =
                Libc.syscall(
                        SYS_BPF, command, Pointer.nativeValue(attribute), ATTRIBUTE_BYTES, 0, 0);
        if (result < 0) {
            throw new SystemException(what, Native.getLastError());
        }
        return (int) result;
    }
}
