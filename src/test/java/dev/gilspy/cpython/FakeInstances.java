package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;

/** Makes instances of Python classes in a {@link FakePython}, with attributes where it has them. */
final class FakeInstances {
    private static final int BEFORE_BYTES = 48;
    private static final int DICT_AT = 16;

    private final FakePython python;
    private final FakeObjects objects;
    private final Layout layout;

    FakeInstances(FakePython python, FakeObjects objects) {
        this.python = python;
        this.objects = objects;
        layout = python.layout();
    }

    /** An instance with one attribute, in the shape that most instances have. */
    long withAttribute(long name, long value) {
        long object = instance();
        switch (layout.word("instance_dict")) {
            case "separate_values" ->
                    python.write(
                            object + layout.fact("managed_values_offset"),
                            FakeFrames.littleEndian(objects.values(value)));
            case "tagged_values" ->
                    python.write(
                            object + layout.fact("managed_dict_offset"),
                            FakeFrames.littleEndian(objects.values(value) - 1));
            case "inline_values" ->
                    objects.fillValues(object + layout.fact("inline_values_offset"), value);
            default -> dictOf(object, name, value);
        }
        if (!layout.word("instance_dict").equals("dict_offset")) {
            long keys = objects.keys(true, 8, name, 0);
            python.set(type(object), "PyHeapTypeObject", "ht_cached_keys", keys);
        }
        return object;
    }

    /** The same as it becomes once somebody has asked for {@code __dict__}. */
    long withAttributeInDict(long name, long value) {
        long object = instance();
        dictOf(object, name, value);
        return object;
    }

    private void dictOf(long object, long name, long value) {
        boolean managed = layout.facts().has("managed_dict_offset");
        long at = managed ? layout.fact("managed_dict_offset") : DICT_AT;
        long dict = objects.dict(true, name, value);
        python.write(object + at, FakeFrames.littleEndian(dict));
    }

    private long instance() {
        long object = python.place(BEFORE_BYTES + 64) + BEFORE_BYTES;
        long type = objects.type("Thread");
        python.set(object, "PyObject", "ob_type", type);
        long flags = 0;
        for (String flag : new String[] {"managed_dict_flag", "inline_values_flag"}) {
            flags |= layout.facts().has(flag) ? layout.fact(flag) : 0;
        }
        python.set(type, "PyTypeObject", "tp_flags", flags);
        if (flags == 0) {
            python.set(type, "PyTypeObject", "tp_dictoffset", DICT_AT);
        }
        return object;
    }

    private long type(long object) {
        return python.memory().readLong(object + layout.offset("PyObject", "ob_type"));
    }
}
