package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.elf.ObjectFile;
import dev.gilspy.elf.ObjectFile.Relocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loader writes into the committed programs. */
class BytecodeTest {
    private static final byte LOAD_IMMEDIATE_64 = 0x18;
    private static final long WIDE = 0x1234_5678_9abc_def0L;

    private final ObjectFile object = ObjectFile.read(Bytecode.resource());
    private final Map<String, Integer> maps = new TreeMap<>();
    private final Map<String, Long> values = new TreeMap<>();

    BytecodeTest() throws IOException {
        for (String program :
                List.of("clock", "enter", "leave", "switched", "woken", "born", "met")) {
            for (Relocation wanted : object.relocations(program)) {
                wants(wanted.symbol());
            }
        }
    }

    private void wants(String symbol) {
        String name = symbol.substring(symbol.indexOf('_') + 1);
        if (symbol.startsWith("map_")) {
            maps.put(name, 40 + maps.size());
        } else {
            values.put(name, WIDE + values.size());
        }
    }

    @Test
    void wantsTheMapsAndNumbersThatTheLoaderHas() {
        assertThat(maps.keySet())
                .containsExactlyInAnyOrder(
                        "threads", "tstates", "targets", "processes", "scratch", "ring", "counts");
        assertThat(values.keySet())
                .contains("prev_state_at", "next_pid_at", "woken_pid_at", "has_registers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "enter", "leave", "switched", "woken", "born", "met"})
    void writesDescriptorsAndNumbersIntoTheInstructions(String name) throws IOException {
        byte[] program = new Bytecode(maps, values).program(name);
        ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(program.length).isPositive().isEqualTo(object.section(name).length);
        assertThat(program.length % 8).isZero();
        assertThat(object.relocations(name)).isNotEmpty();
        for (Relocation place : object.relocations(name)) {
            assertFilled(code, place);
        }
    }

    private void assertFilled(ByteBuffer code, Relocation place) {
        int at = place.offset();
        String symbol = place.symbol();
        String name = symbol.substring(symbol.indexOf('_') + 1);
        int sourceRegister = code.get(at + 1) >> 4 & 0xf;
        long value = code.getInt(at + 4) & 0xffff_ffffL | (long) code.getInt(at + 12) << 32;

        assertThat(code.get(at)).as("%s at %d", symbol, at).isEqualTo(LOAD_IMMEDIATE_64);
        if (symbol.startsWith("map_")) {
            assertThat(sourceRegister).isEqualTo(1);
            assertThat(value).isEqualTo((long) maps.get(name));
        } else {
            assertThat(sourceRegister).isZero();
            assertThat(value).isEqualTo(values.get(name));
        }
    }

    @Test
    void aNumberThatIsGivenAgainReplacesTheOneBefore() throws IOException {
        Bytecode with = new Bytecode(maps, values).with("next_pid_at", 56);
        values.put("next_pid_at", 56L);

        assertThat(with.program("switched"))
                .isEqualTo(new Bytecode(maps, values).program("switched"));
    }

    @Test
    void refusesToLeaveAPlaceOpen() {
        maps.remove("threads");

        assertThatThrownBy(() -> new Bytecode(maps, values).program("woken"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("map_threads");
    }

    @Test
    void refusesAProgramThatIsNotThere() {
        assertThatThrownBy(() -> new Bytecode(maps, values).program("nothing"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing");
    }
}
