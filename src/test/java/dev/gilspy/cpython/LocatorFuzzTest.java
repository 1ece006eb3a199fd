package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.gilspy.elf.BytesOf;
import dev.gilspy.elf.ElfException;
import dev.gilspy.elf.ElfFile;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.target.MappedRegion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whatever a process maps and says in its command line, it is found out soon whether that is a
 * Python. The first inputs were made with {@code cc -shared -nostdlib} of a file with the marks of
 * one: {@code _PyRuntime}, {@code Py_Version}, the texts that VersionText looks for.
 */
class LocatorFuzzTest {
    private static final Cost COST = new Cost(16 << 20, 1024, 5000);
    private static final long BASE = 0x7000_0000L;

    @FuzzTest
    void anyLibrary(byte @NotNull [] bytes) throws Exception {
        COST.bound(
                bytes.length,
                () -> {
                    attempt(bytes, InterpreterProbe::byExports);
                    attempt(bytes, InterpreterProbe::byAllSymbols);
                    attempt(bytes, InterpreterProbe::byText);
                });
    }

    private interface Question {
        Optional<RuntimeLocation> ask(InterpreterProbe probe) throws IOException;
    }

    private static void attempt(byte[] bytes, Question question) throws IOException {
        try {
            ElfFile elf = ElfFile.read(BytesOf.array(bytes));
            question.ask(new InterpreterProbe(object("/l.so"), elf))
                    .ifPresent(LocatorFuzzTest::assertDescribed);
        } catch (ElfException e) {
            // That is the answer for bytes that contradict themselves.
        }
    }

    private static void assertDescribed(RuntimeLocation location) {
        assertThat(location.describe()).startsWith(location.implementation());
        NewerVersions.include(location);
    }

    private static MappedObject object(String path) {
        MappedRegion code =
                new MappedRegion(BASE, BASE + 0x2000, 0, "r-xp", "fe:00", 1, path, false);
        MappedRegion data =
                new MappedRegion(
                        BASE + 0x2000, BASE + 0x4000, 0x2000, "rw-p", "fe:00", 1, path, false);
        return new MappedObject(path, List.of(code, data));
    }

    /** The first word is the path of a file that it maps. */
    @FuzzTest
    void anyCommand(byte @NotNull [] bytes) throws Exception {
        List<String> words =
                Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
        List<MappedObject> objects =
                List.of(object(words.get(0)), object("/usr/lib/jvm/lib/server/libjvm.so"));
        COST.bound(
                bytes.length,
                () -> {
                    OtherPythons.find(objects, words)
                            .ifPresent(found -> assertThat(found.supported()).isFalse());
                    GilReasons.option(words).ifPresent(value -> assertThat(value).isNotNull());
                });
    }
}
