package dev.gilspy.cpython;

import dev.gilspy.cpython.Dicts.Entry;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import java.util.List;

/**
 * Reads the attributes of an instance of a Python class. Where they are differs between versions
 * and between classes; the layouts' README describes the shapes.
 */
final class InstanceAttributes {
    private final RemoteMemory memory;
    private final Layout layout;
    private final Dicts dicts;

    InstanceAttributes(RemoteMemory memory, Layout layout) {
        this.memory = memory;
        this.layout = layout;
        this.dicts = new Dicts(memory, layout);
    }

    /** Addresses of names and values; empty if the object has none. */
    List<Entry> of(long object) {
        long type = memory.readLong(object + layout.offset("PyObject", "ob_type"));
        boolean managed = hasFlag(type, "managed_dict_flag");
        long dict = managed ? managedDict(object) : dictAtOffset(object, type);
        if (dict != 0) {
            return dicts.entries(dict);
        }
        long values = managed ? managedValues(object, type) : 0;
        long keys = memory.readLong(type + layout.offset("PyHeapTypeObject", "ht_cached_keys"));
        return values == 0 || keys == 0 ? List.of() : dicts.split(keys, values);
    }

    private boolean hasFlag(long type, String fact) {
        if (!layout.facts().has(fact)) {
            return false;
        }
        long flags = memory.readLong(type + layout.offset("PyTypeObject", "tp_flags"));
        return (flags & layout.fact(fact)) != 0;
    }

    private long dictAtOffset(long object, long type) {
        long offset = memory.readLong(type + layout.offset("PyTypeObject", "tp_dictoffset"));
        return offset > 0 ? memory.readLong(object + offset) : 0;
    }

    private long managedDict(long object) {
        long word = memory.readLong(object + layout.fact("managed_dict_offset"));
        boolean tagged =
                layout.facts().has("managed_values_tag")
                        && (word & layout.fact("managed_values_tag")) != 0;
        return tagged ? 0 : word;
    }

    private long managedValues(long object, long type) {
        return switch (layout.word("instance_dict")) {
            case "separate_values" ->
                    memory.readLong(object + layout.fact("managed_values_offset"));
            case "tagged_values" ->
                    memory.readLong(object + layout.fact("managed_dict_offset")) + 1;
            case "inline_values" -> inlineValues(object, type);
            default -> 0;
        };
    }

    private long inlineValues(long object, long type) {
        if (!hasFlag(type, "inline_values_flag")) {
            return 0;
        }
        long values = object + layout.fact("inline_values_offset");
        boolean valid =
                memory.readBytes(values + layout.offset("PyDictValues", "valid"), 1)[0] != 0;
        return valid ? values : 0;
    }
}
