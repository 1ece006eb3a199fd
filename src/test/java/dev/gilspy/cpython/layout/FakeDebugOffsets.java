package dev.gilspy.cpython.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The {@code _Py_DebugOffsets} that an interpreter with a printed layout would have. */
public final class FakeDebugOffsets {
    private FakeDebugOffsets() {}

    /** A table that says the same as the printed one; its size is the layout's. */
    public static ByteBuffer agreeing(Layout base, int versionHex) {
        DebugOffsets table = base.debugOffsets().orElseThrow();
        ByteBuffer bytes = ByteBuffer.allocate(table.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, new byte[] {'x', 'd', 'e', 'b', 'u', 'g', 'p', 'y'});
        bytes.putLong(table.version(), versionHex);
        table.entries().keySet().stream()
                .filter(name -> table.entries().get(name).size() == 1)
                .forEach(name -> bytes.putLong(at(table, name), printed(base, name)));
        long gil = base.offset("PyInterpreterState", "_gil");
        for (String member : List.of("locked", "last_holder")) {
            int position = at(table, "_gil_runtime_state." + member);
            bytes.putLong(position, gil + base.offset("_gil_runtime_state", member));
        }
        int gc = at(table, "PyInterpreterState.gc.collecting");
        return bytes.putLong(gc, base.offset("PyInterpreterState", "gc.collecting"));
    }

    private static long printed(Layout base, String name) {
        String struct = name.substring(0, name.indexOf('.'));
        String member = name.substring(name.indexOf('.') + 1);
        return member.equals("sizeof") ? base.struct(struct).size() : base.offset(struct, member);
    }

    /** Where in a table a name's first number stands. */
    public static int at(DebugOffsets table, String name) {
        return table.entries().get(name).get(0);
    }
}
