package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cpython.Dicts.Entry;
import dev.gilspy.model.Frame;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading str, dict, code and instances as each version lays them out. */
class ObjectReadersTest {

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void textIsReadInEveryForm(FakePython python) {
        FakeObjects objects = new FakeObjects(python);
        UnicodeObjects strings = new UnicodeObjects(python.memory(), python.layout());
        for (String text :
                new String[] {"", "ascii", "gr\u00f6\u00dfe", "\u95a2\u6570", "\ud83d\ude00x"}) {
            assertThat(strings.read(objects.text(text))).contains(text);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void whatCannotBeTextIsNone(FakePython python) {
        UnicodeObjects strings = new UnicodeObjects(python.memory(), python.layout());
        assertThat(strings.read(python.place("PyCompactUnicodeObject"))).isEmpty();
        for (long length : new long[] {-1, 8193, 1L << 60}) {
            long text = new FakeObjects(python).text("abc");
            python.set(text, "PyASCIIObject", "length", length);
            assertThat(strings.read(text)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aDictOfItsOwnHasItsEntries(FakePython python) {
        FakeObjects objects = new FakeObjects(python);
        Dicts dicts = new Dicts(python.memory(), python.layout());
        for (boolean onlyTextKeys : new boolean[] {true, false}) {
            long dict = objects.dict(onlyTextKeys, 0x10, 0x20, 0, 0, 0x30, 0x40, 0x50, 0);
            assertThat(dicts.entries(dict))
                    .as("deleted entries are left out")
                    .containsExactly(new Entry(0x10, 0x20), new Entry(0x30, 0x40));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void theEntriesStandBehindAnIndexOfAnySize(FakePython python) {
        FakeObjects objects = new FakeObjects(python);
        Dicts dicts = new Dicts(python.memory(), python.layout());
        for (int indexBytes = 8; indexBytes <= 1024; indexBytes *= 2) {
            if (indexBytes == 256 && !python.layout().has("PyDictKeysObject", "dk_kind")) {
                continue; // 256 indices take 512 bytes there
            }
            long dict = python.place("PyDictObject");
            long keys = objects.keys(false, indexBytes, 0x10, 0x20);
            python.set(dict, "PyDictObject", "ma_keys", keys);
            assertThat(dicts.entries(dict)).containsExactly(new Entry(0x10, 0x20));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aSplitDictHasItsValuesApart(FakePython python) {
        FakeObjects objects = new FakeObjects(python);
        long dict = objects.dict(true, 0x10, 0, 0x20, 0, 0x30, 0);
        python.set(dict, "PyDictObject", "ma_values", objects.values(0x11, 0, 0x33));
        assertThat(new Dicts(python.memory(), python.layout()).entries(dict))
                .containsExactly(new Entry(0x10, 0x11), new Entry(0x30, 0x33));
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void aDictOfAbsurdSizeIsEmpty(FakePython python) {
        FakeObjects objects = new FakeObjects(python);
        for (long count : new long[] {-1, 1L << 30, 1L << 60, Long.MAX_VALUE}) {
            long dict = python.place("PyDictObject");
            long keys = objects.keys(true, 8, 0x10, 0x20);
            python.set(keys, "PyDictKeysObject", "dk_nentries", count);
            python.set(dict, "PyDictObject", "ma_keys", keys);
            assertThat(new Dicts(python.memory(), python.layout()).entries(dict)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void codeTellsItsFunctionFileAndLine(FakePython python) {
        long address = new FakeObjects(python).code("Worker.run", "/app/w\u00f6rk.py", 70, 16);
        CodeObjects codes = new CodeObjects(python.memory(), python.layout());
        CodeObject code = codes.read(address).orElseThrow();
        assertThat(code.codeBytes()).isEqualTo(16);
        assertThat(code.frameAt(4)).isEqualTo(new Frame("Worker.run", "/app/w\u00f6rk.py", 70));
        assertThat(codes.stillThere(code)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void otherCodeAtTheSameAddressIsNoticed(FakePython python) {
        FakeObjects objects = new FakeObjects(python);
        long address = objects.code("before", "a.py", 1, 16);
        CodeObjects codes = new CodeObjects(python.memory(), python.layout());
        CodeObject before = codes.read(address).orElseThrow();
        objects.fillCode(address, "after", "b.py", 2, 16);
        assertThat(codes.stillThere(before)).isFalse();
        assertThat(codes.read(address).orElseThrow().function()).isEqualTo("after");
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void whatIsNotCodeIsNone(FakePython python) {
        FakeObjects objects = new FakeObjects(python);
        CodeObjects codes = new CodeObjects(python.memory(), python.layout());
        long address = objects.code("f", "a.py", 1, 16);
        assertThat(codes.read(objects.type("codec"))).isEmpty();
        assertThat(codes.read(0)).isEmpty();
        long file =
                python.memory()
                        .readLong(address + python.layout().offset("PyCodeObject", "co_filename"));
        python.set(file, "PyASCIIObject", "length", 1L << 60);
        assertThat(codes.read(address)).as("a file name of absurd length").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.gilspy.cpython.FakePython#versions")
    void threadsHaveTheNamesThatThreadingGaveThem(FakePython python) {
        FakeThreading threading = new FakeThreading(python);
        threading.start(0x7f12_3456_7640L, "w\u00f6rker", false);
        threading.start(7, "has a dict", true);
        assertThat(threading.names().byIdent()).isEmpty();
        threading.imported();
        assertThat(threading.names().byIdent())
                .isEqualTo(Map.of(0x7f12_3456_7640L, "w\u00f6rker", 7L, "has a dict"));
    }
}
