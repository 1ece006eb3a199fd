package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads dicts. CPython, Objects/dictobject.c: entries stand in a table behind the index; a split
 * dict shares its keys with others and has its values in an array of its own. Allocates; for rare
 * reads.
 */
final class Dicts {
    /** As many as there can be thread states; sys.modules and a Thread have far fewer. */
    private static final long MOST_ENTRIES = 1 << 17;

    private final RemoteMemory memory;
    private final Layout layout;

    Dicts(RemoteMemory memory, Layout layout) {
        this.memory = memory;
        this.layout = layout;
    }

    /** Addresses of a key and its value. */
    record Entry(long key, long value) {}

    /**
     * The entries of a dict that are in use.
     *
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    List<Entry> entries(long dict) {
        long keys = memory.readLong(dict + layout.offset("PyDictObject", "ma_keys"));
        long values = memory.readLong(dict + layout.offset("PyDictObject", "ma_values"));
        return values == 0 ? inUse(entriesOf(keys)) : split(keys, values);
    }

    /** The entries of shared keys whose values stand in a PyDictValues. */
    List<Entry> split(long keys, long values) {
        List<Entry> own = entriesOf(keys);
        ByteBuffer pointers =
                bytes(values + layout.offset("PyDictValues", "values"), own.size() * Long.BYTES);
        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            found.add(new Entry(own.get(i).key(), pointers.getLong(i * Long.BYTES)));
        }
        return inUse(found);
    }

    private static List<Entry> inUse(List<Entry> entries) {
        entries.removeIf(entry -> entry.key() == 0 || entry.value() == 0);
        return entries;
    }

    /** All entries of a keys object, also those whose value stands elsewhere or is unset. */
    private List<Entry> entriesOf(long keys) {
        Struct entry = entryStruct(keys);
        long count = memory.readLong(keys + layout.offset("PyDictKeysObject", "dk_nentries"));
        if (count < 0 || count > MOST_ENTRIES) {
            return new ArrayList<>();
        }
        long first = keys + layout.offset("PyDictKeysObject", "dk_indices") + indexBytes(keys);
        ByteBuffer table = bytes(first, (int) count * entry.size());
        List<Entry> found = new ArrayList<>();
        for (int at = 0; at < table.capacity(); at += entry.size()) {
            found.add(
                    new Entry(
                            table.getLong(at + entry.keyAt()),
                            table.getLong(at + entry.valueAt())));
        }
        return found;
    }

    private record Struct(int size, int keyAt, int valueAt) {}

    private Struct entryStruct(long keys) {
        String name = "PyDictKeyEntry";
        if (layout.has("PyDictKeysObject", "dk_kind")) {
            int kind = memory.readBytes(keys + layout.offset("PyDictKeysObject", "dk_kind"), 1)[0];
            name = kind == layout.fact("dict_keys_kind_general") ? name : "PyDictUnicodeEntry";
        }
        return new Struct(
                layout.struct(name).size(),
                layout.offset(name, "me_key"),
                layout.offset(name, "me_value"));
    }

    private long indexBytes(long keys) {
        if (layout.has("PyDictKeysObject", "dk_log2_index_bytes")) {
            long at = keys + layout.offset("PyDictKeysObject", "dk_log2_index_bytes");
            return 1L << (memory.readBytes(at, 1)[0] & 31);
        }
        long size = memory.readLong(keys + layout.offset("PyDictKeysObject", "dk_size"));
        if (size <= 0xff) {
            return size;
        }
        return size <= 0xffff ? 2 * size : size <= 0xffff_ffffL ? 4 * size : 8 * size;
    }

    private ByteBuffer bytes(long address, int length) {
        return ByteBuffer.wrap(memory.readBytes(address, length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
