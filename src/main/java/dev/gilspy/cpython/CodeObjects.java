package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.lines.LineTable;
import dev.gilspy.cpython.lines.LineTables;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads code objects. CPython, Include/cpython/code.h. Not thread-safe. */
public final class CodeObjects implements CodeSource {
    /** Longest bytecode believed; that of generated code reaches some hundred KB. */
    private static final int LONGEST_BYTES = 4 << 20;

    /** What a line table has beyond that is not read: there, lines are not known. */
    private static final int MOST_TABLE_BYTES = 1 << 19;

    private static final byte[] CODE = "code\0".getBytes(StandardCharsets.US_ASCII);

    private final RemoteMemory memory;
    private final Layout layout;
    private final UnicodeObjects strings;
    private final ByteBuffer header;
    private final int filenameAt;
    private final int nameAt;
    private final int functionAt;
    private final int lineTableAt;
    private final int firstLineAt;
    private final int typeAt;
    private long codeType;

    public CodeObjects(RemoteMemory memory, Layout layout) {
        this.memory = memory;
        this.layout = layout;
        strings = new UnicodeObjects(memory, layout);
        filenameAt = layout.offset("PyCodeObject", "co_filename");
        nameAt = layout.offset("PyCodeObject", "co_name");
        boolean qualified = layout.has("PyCodeObject", "co_qualname");
        functionAt = qualified ? layout.offset("PyCodeObject", "co_qualname") : nameAt;
        lineTableAt = layout.offset("PyCodeObject", "co_linetable");
        firstLineAt = layout.offset("PyCodeObject", "co_firstlineno");
        typeAt = layout.offset("PyObject", "ob_type");
        // What a damaged target says of the one struct need not fit the other.
        int size = Math.max(layout.struct("PyCodeObject").size(), typeAt + Long.BYTES);
        header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public Optional<CodeObject> read(long address) {
        try {
            memory.read(address, header.clear());
            return isCode(header.getLong(typeAt)) ? Optional.of(parse(address)) : Optional.empty();
        } catch (RemoteReadException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean stillThere(CodeObject code) {
        try {
            memory.read(code.address(), header.clear());
        } catch (RemoteReadException e) {
            return false;
        }
        CodeObject.Identity identity = code.identity();
        return header.getLong(typeAt) == codeType
                && header.getLong(filenameAt) == identity.filename()
                && header.getLong(nameAt) == identity.name()
                && header.getLong(lineTableAt) == identity.lineTable()
                && header.getInt(firstLineAt) == identity.firstLine();
    }

    private boolean isCode(long type) {
        if (codeType == 0 && type != 0) {
            long name = memory.readLong(type + layout.offset("PyTypeObject", "tp_name"));
            if (Arrays.equals(memory.readBytes(name, CODE.length), CODE)) {
                codeType = type;
            }
        }
        return type != 0 && type == codeType;
    }

    private CodeObject parse(long address) {
        CodeObject.Identity identity =
                new CodeObject.Identity(
                        header.getLong(filenameAt),
                        header.getLong(nameAt),
                        header.getLong(lineTableAt),
                        header.getInt(firstLineAt));
        long functionAddress = header.getLong(functionAt);
        int codeBytes = codeBytes();
        String function = text(functionAddress);
        String file = text(identity.filename());
        byte[] table = bytes(identity.lineTable());
        LineTable lines = LineTables.of(layout, table, identity.firstLine());
        return new CodeObject(address, identity, function, file, lines, codeBytes);
    }

    private int codeBytes() {
        if (layout.has("PyCodeObject", "co_code")) {
            return length(
                    memory.readLong(
                            header.getLong(layout.offset("PyCodeObject", "co_code"))
                                    + layout.offset("PyBytesObject", "ob_size")));
        }
        long units = header.getLong(layout.offset("PyCodeObject", "ob_size"));
        return length(units * layout.fact("code_unit_bytes"));
    }

    private String text(long address) {
        return strings.read(address).orElseThrow(() -> new IllegalArgumentException("no str"));
    }

    private byte[] bytes(long address) {
        int length = length(memory.readLong(address + layout.offset("PyBytesObject", "ob_size")));
        return memory.readBytes(
                address + layout.offset("PyBytesObject", "ob_sval"),
                Math.min(length, MOST_TABLE_BYTES));
    }

    private static int length(long length) {
        if (length < 0 || length > LONGEST_BYTES) {
            throw new IllegalArgumentException("length " + length);
        }
        return (int) length;
    }
}
