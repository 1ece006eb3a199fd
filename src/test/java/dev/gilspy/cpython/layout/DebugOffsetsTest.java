package dev.gilspy.cpython.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.cpython.CommandOutput;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DebugOffsetsTest {
    private static final Layout BASE = LayoutLibrary.find(3, 13).orElseThrow();
    private static final DebugOffsets TABLE = BASE.debugOffsets().orElseThrow();
    private static final String LIVE_TABLE =
            """
            import ctypes
            runtime = ctypes.c_char.in_dll(ctypes.pythonapi, "_PyRuntime")
            print(ctypes.string_at(ctypes.addressof(runtime), %d).hex())
            """;

    /** The shipped table, corrected by a live interpreter's own, is what its headers say. */
    @ParameterizedTest
    @MethodSource("withDebugOffsets")
    void aLiveInterpreterAgreesWithThePrintedTable(Python python, @TempDir Path directory)
            throws IOException {
        Layout base = LayoutLibrary.find(3, python.minor(), python.freeThreaded()).orElseThrow();
        DebugOffsets positions = base.debugOffsets().orElseThrow();
        String hex = CommandOutput.of(python, "-c", LIVE_TABLE.formatted(positions.size()));
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex.strip()));

        Layout printed =
                HeaderLayout.mayDiffer(python)
                        ? LayoutJson.layout(
                                HeaderLayout.json(HeaderLayout.print(python, directory)))
                        : base;
        assertThat(comparable(positions.apply(base, bytes))).isEqualTo(comparable(printed));
    }

    /**
     * Without the sizes of what ends in members that only some builds have (the JIT's): the headers
     * do not tell those builds from others, and nothing that gilspy reads stands behind them.
     */
    private static Map<String, Object> comparable(Layout layout) {
        Map<String, Object> structs = new HashMap<>(layout.structs());
        for (String name : List.of("PyInterpreterState", "_PyRuntimeState")) {
            structs.put(name, layout.struct(name).fields());
        }
        return structs;
    }

    static Stream<Python> withDebugOffsets() {
        return Stream.concat(
                PythonVersions.installed().filter(python -> python.minor() >= 13),
                Stream.of(PythonVersions.freeThreaded()));
    }

    @Test
    void whatTheTargetSaysWins() {
        ByteBuffer bytes = agreeing().putLong(at("PyThreadState.current_frame"), 80);

        Layout layout = TABLE.apply(BASE, bytes);

        assertThat(layout.offset("PyThreadState", "current_frame")).isEqualTo(80);
        assertThat(layout.struct("PyThreadState").field("current_frame").width()).isEqualTo(8);
    }

    /** Eight bytes put in before {@code _gil}: the waiting room inside it does not move with it. */
    @Test
    void anEmbeddedGilMovesAsAWhole() {
        ByteBuffer bytes = agreeing();
        for (String member : List.of("locked", "last_holder")) {
            int position = TABLE.entries().get("_gil_runtime_state." + member).get(0);
            bytes.putLong(position, bytes.getLong(position) + 8);
        }
        bytes.putLong(at("PyInterpreterState._gil"), 7760);

        Layout layout = TABLE.apply(BASE, bytes);

        assertThat(layout.offset("PyInterpreterState", "_gil")).isEqualTo(7760);
        assertThat(layout.struct("_gil_runtime_state"))
                .isEqualTo(BASE.struct("_gil_runtime_state"));
    }

    @Test
    void anUnmentionedMemberMovesWithItsNeighbours() {
        ByteBuffer bytes = agreeing();
        bytes.putLong(at("PyThreadState.native_thread_id"), 168);
        bytes.putLong(at("PyThreadState.datastack_chunk"), 240);

        assertThat(TABLE.apply(BASE, bytes).offset("PyThreadState", "id"))
                .isEqualTo(BASE.offset("PyThreadState", "id") + 8);
    }

    @Test
    void anUnmentionedMemberBetweenNeighboursThatMovedApartIsLeftOut() {
        ByteBuffer bytes = agreeing().putLong(at("PyThreadState.datastack_chunk"), 240);

        assertThat(TABLE.apply(BASE, bytes).has("PyThreadState", "id")).isFalse();
        assertThat(BASE.has("PyThreadState", "id")).isTrue();
    }

    @Test
    void refusesWhatIsNoTable() {
        assertRefused("does not begin with xdebugpy", agreeing().put(0, (byte) 'X'));
        assertRefused("it has 100 bytes, not 584", agreeing().limit(100));
        assertRefused("0x30e00f0, not of 3.13", agreeing().putLong(TABLE.version(), 0x030E00F0));
        assertRefused("flag is 7", agreeing().putLong(TABLE.freeThreaded(), 7));
        assertRefused("a free-threaded build's", agreeing().putLong(TABLE.freeThreaded(), 1));
    }

    @Test
    void refusesABuildWithAGilWhereNoneIsExpected() {
        Layout base = LayoutLibrary.find(3, 13, true).orElseThrow();
        DebugOffsets table = base.debugOffsets().orElseThrow();
        assertThatThrownBy(() -> table.apply(base, agreeing()))
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining("it is no free-threaded build's");
    }

    @Test
    void refusesOffsetsThatCannotBe() {
        int next = at("PyThreadState.next");
        assertRefused("PyThreadState.next is 0xffff", agreeing().putLong(next, -1));
        assertRefused("PyThreadState.next at 304 does not fit", agreeing().putLong(next, 304));
        assertRefused("PyThreadState.next at 9 is not aligned", agreeing().putLong(next, 9));
        assertRefused("overlaps", agreeing().putLong(next, 16));
    }

    /** Sixty-four random words in a good table: refused in a sentence, or a layout that holds. */
    @Property(tries = 300)
    void damageIsRefusedInASentence(
            @ForAll @Size(64) List<@IntRange(max = 72) Integer> words, @ForAll long value) {
        ByteBuffer bytes = agreeing();
        words.forEach(word -> bytes.putLong(word * Long.BYTES, value ^ word));
        try {
            assertThat(TABLE.apply(BASE, bytes).structs().keySet())
                    .isEqualTo(BASE.structs().keySet());
        } catch (UnsupportedInterpreterException refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    private static void assertRefused(String why, ByteBuffer bytes) {
        ThrowingCallable apply = () -> TABLE.apply(BASE, bytes);
        assertThatThrownBy(apply)
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining(why);
    }

    private static ByteBuffer agreeing() {
        return FakeDebugOffsets.agreeing(BASE, 0x030D00F0);
    }

    private static int at(String name) {
        return FakeDebugOffsets.at(TABLE, name);
    }
}
