package dev.gilspy.cpython;

import static dev.gilspy.cpython.FakeFrames.littleEndian;

import dev.gilspy.cpython.layout.Layout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Makes the objects of a {@link FakePython}, in the shape of its version. */
public final class FakeObjects {
    private static final int KEYS_BYTES = 1 << 14;
    private static final int LAST_ASCII = 127;
    private static final int LAST_LATIN_1 = 255;
    private static final int LAST_UCS2 = 65_535;

    private final FakePython python;
    private final Layout layout;
    private long codeType;

    public FakeObjects(FakePython python) {
        this.python = python;
        layout = python.layout();
    }

    /** A compact str, in the smallest of its four forms. */
    public long text(String text) {
        int highest = text.codePoints().max().orElse(0);
        boolean ascii = highest <= LAST_ASCII;
        int kind = highest <= LAST_LATIN_1 ? 1 : highest <= LAST_UCS2 ? 2 : 4;
        byte[] characters = text.getBytes(charset(kind));
        String struct = ascii ? "PyASCIIObject" : "PyCompactUnicodeObject";
        int header = layout.struct(struct).size();
        long object = python.place(header + characters.length);
        python.set(object, "PyASCIIObject", "length", text.codePointCount(0, text.length()));
        python.set(object, "PyASCIIObject", "state", state(kind, ascii));
        python.write(object + header, characters);
        return object;
    }

    private long state(int kind, boolean ascii) {
        return kind * Long.lowestOneBit(layout.fact("unicode_kind_mask"))
                | layout.fact("unicode_compact_mask")
                | (ascii ? layout.fact("unicode_ascii_mask") : 0);
    }

    private static Charset charset(int kind) {
        if (kind == 1) {
            return StandardCharsets.ISO_8859_1;
        }
        return kind == 2 ? StandardCharsets.UTF_16LE : Charset.forName("UTF-32LE");
    }

    public long bytes(byte... content) {
        int start = layout.offset("PyBytesObject", "ob_sval");
        long object = python.place(start + content.length + 1);
        python.set(object, "PyBytesObject", "ob_size", content.length);
        python.write(object + start, content);
        return object;
    }

    /** A positive int below 2^60. */
    public long number(long value) {
        long bits = layout.fact("long_digit_bits");
        long object = python.place(layout.offset("PyLongObject", "ob_digit") + 2 * Integer.BYTES);
        long digits = value >>> bits == 0 ? 1 : 2;
        if (layout.word("long_sign").equals("tag")) {
            long tag = digits << layout.fact("long_tag_size_shift");
            python.set(object, "PyLongObject", "lv_tag", tag);
        } else {
            python.set(object, "PyLongObject", "ob_size", digits);
        }
        long both = value >>> bits << Integer.SIZE | value & (1L << bits) - 1;
        python.write(object + layout.offset("PyLongObject", "ob_digit"), littleEndian(both));
        return object;
    }

    /** A code object all of whose bytecode is on its first line. */
    public long code(String function, String file, int firstLine, int codeBytes) {
        long code = python.place(layout.struct("PyCodeObject").size() + codeBytes);
        fillCode(code, function, file, firstLine, codeBytes);
        return code;
    }

    /** Makes the object at an address such a code object. */
    public void fillCode(long code, String function, String file, int firstLine, int codeBytes) {
        python.set(code, "PyObject", "ob_type", codeType());
        boolean qualified = layout.has("PyCodeObject", "co_qualname");
        python.set(code, "PyCodeObject", "co_name", text(qualified ? "plain" : function));
        if (qualified) {
            python.set(code, "PyCodeObject", "co_qualname", text(function));
            long units = codeBytes / layout.fact("code_unit_bytes");
            python.set(code, "PyCodeObject", "ob_size", units);
        } else {
            python.set(code, "PyCodeObject", "co_code", bytes(new byte[codeBytes]));
        }
        python.set(code, "PyCodeObject", "co_filename", text(file));
        python.set(code, "PyCodeObject", "co_firstlineno", firstLine);
        python.set(code, "PyCodeObject", "co_linetable", bytes(oneLine(codeBytes)));
    }

    /** A line table that says nothing but the first line, for at most 16 bytes of code. */
    private byte[] oneLine(int codeBytes) {
        return switch (layout.word("line_table")) {
            case "linetable310" -> new byte[] {(byte) codeBytes, 0};
            case "locations311" -> new byte[] {(byte) (0x80 | 10 << 3 | 7), 0, 0};
            default -> new byte[0];
        };
    }

    private long codeType() {
        if (codeType == 0) {
            codeType = type("code");
        }
        return codeType;
    }

    public long type(String name) {
        long type = python.place("PyHeapTypeObject");
        long text = python.place(name.length() + 1);
        python.write(text, name.getBytes(StandardCharsets.US_ASCII));
        python.set(type, "PyTypeObject", "tp_name", text);
        return type;
    }

    /** A dict of its own keys; keys and values take turns. */
    public long dict(boolean onlyTextKeys, long... keysAndValues) {
        long dict = python.place("PyDictObject");
        python.set(dict, "PyDictObject", "ma_keys", keys(onlyTextKeys, 8, keysAndValues));
        return dict;
    }

    /**
     * The keys of a dict, with their values.
     *
     * @param indexBytes of the table in front of the entries, a power of two up to 1024
     */
    public long keys(boolean onlyTextKeys, int indexBytes, long... keysAndValues) {
        long keys = python.place(KEYS_BYTES);
        boolean kinds = layout.has("PyDictKeysObject", "dk_kind");
        if (kinds) {
            int log2 = Integer.numberOfTrailingZeros(indexBytes);
            python.set(keys, "PyDictKeysObject", "dk_log2_index_bytes", log2);
            python.set(keys, "PyDictKeysObject", "dk_kind", onlyTextKeys ? 1 : 0);
        } else {
            // From 256 entries on, an index takes two bytes.
            int size = indexBytes < 512 ? indexBytes : indexBytes / 2;
            python.set(keys, "PyDictKeysObject", "dk_size", size);
        }
        python.set(keys, "PyDictKeysObject", "dk_nentries", keysAndValues.length / 2);
        String entry = kinds && onlyTextKeys ? "PyDictUnicodeEntry" : "PyDictKeyEntry";
        long at = keys + layout.offset("PyDictKeysObject", "dk_indices") + indexBytes;
        for (int i = 0; i < keysAndValues.length; i += 2) {
            python.set(at, entry, "me_key", keysAndValues[i]);
            python.set(at, entry, "me_value", keysAndValues[i + 1]);
            at += layout.struct(entry).size();
        }
        return keys;
    }

    /** Values that stand apart from their keys. */
    public long values(long... pointers) {
        int start = layout.offset("PyDictValues", "values");
        long values = python.place(start + pointers.length * Long.BYTES);
        fillValues(values, pointers);
        return values;
    }

    void fillValues(long values, long... pointers) {
        python.write(values + layout.offset("PyDictValues", "values"), littleEndian(pointers));
        if (layout.has("PyDictValues", "valid")) {
            python.set(values, "PyDictValues", "valid", 1);
        }
    }
}
