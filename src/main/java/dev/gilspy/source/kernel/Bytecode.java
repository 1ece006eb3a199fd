package dev.gilspy.source.kernel;

import dev.gilspy.elf.ObjectFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The compiled programs, before the kernel sees them: what they call by name is written into their
 * instructions. A name stands in a 16-byte {@code ld_imm64}, whose two halves are the value's; with
 * source register 1 the value is a map's descriptor. See the kernel's
 * Documentation/bpf/standardization/instruction-set.rst.
 */
final class Bytecode {
    private static final String RESOURCE = "/kernel/kernel-source.bpf.o";
    private static final int PSEUDO_MAP_FD = 1;
    private static final int REGISTERS_AT = 1;
    private static final int LOW_HALF_AT = 4;
    private static final int HIGH_HALF_AT = 12;

    private final ObjectFile object;
    private final Map<String, Integer> maps;
    private final Map<String, Long> values;

    /**
     * @param maps descriptors by name
     * @param values numbers by name
     */
    Bytecode(Map<String, Integer> maps, Map<String, Long> values) throws IOException {
        this(ObjectFile.read(resource()), maps, values);
    }

    private Bytecode(ObjectFile object, Map<String, Integer> maps, Map<String, Long> values) {
        this.object = object;
        this.maps = Map.copyOf(maps);
        this.values = Map.copyOf(values);
    }

    static byte[] resource() throws IOException {
        try (InputStream in = Bytecode.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("no resource " + RESOURCE);
            }
            return in.readAllBytes();
        }
    }

    /** The same with one number more, or another one. */
    Bytecode with(String name, long value) {
        Map<String, Long> more = new HashMap<>(values);
        more.put(name, value);
        return new Bytecode(object, maps, more);
    }

    /** A program's instructions, complete. */
    byte[] program(String name) throws IOException {
        ByteBuffer code = ByteBuffer.wrap(object.section(name)).order(ByteOrder.LITTLE_ENDIAN);
        for (ObjectFile.Relocation wanted : object.relocations(name)) {
            fill(code, wanted);
        }
        return code.array();
    }

    private void fill(ByteBuffer code, ObjectFile.Relocation wanted) throws IOException {
        String symbol = wanted.symbol();
        String name = symbol.substring(symbol.indexOf('_') + 1);
        boolean map = symbol.startsWith("map_");
        // Without the cast both would be made a long, also what is not there.
        Number value = map ? (Number) maps.get(name) : values.get(name);
        if (value == null) {
            throw new IOException("the programs want to know " + symbol);
        }
        int at = wanted.offset();
        if (map) {
            byte registers = code.get(at + REGISTERS_AT);
            code.put(at + REGISTERS_AT, (byte) (registers & 0x0f | PSEUDO_MAP_FD << 4));
        }
        code.putInt(at + LOW_HALF_AT, value.intValue());
        code.putInt(at + HIGH_HALF_AT, map ? 0 : (int) (value.longValue() >>> 32));
    }
}
