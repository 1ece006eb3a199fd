package dev.gilspy.source.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.elf.ObjectFile;
import dev.gilspy.elf.Tool;
import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs that gilspy ships are those of native/kernel-source.bpf.c. */
@Needs(Permission.CLANG)
class NativeBytecodeTest {
    @TempDir private static Path folder;

    private static ObjectFile compiled;
    private static ObjectFile shipped;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        Path output = folder.resolve("kernel-source.bpf.o");
        ProcessBuilder compiler =
                new ProcessBuilder("native/compile-bpf.sh", output.toString())
                        .redirectError(Redirect.INHERIT);
        String clang = Tool.output(List.of("test-fixtures/clang/find.sh")).strip();
        compiler.environment().put("CLANG", clang);
        assertThat(compiler.start().waitFor()).as("the compiler's status").isZero();
        compiled = ObjectFile.read(Files.readAllBytes(output));
        shipped = ObjectFile.read(Bytecode.resource());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "enter", "leave", "switched", "woken", "born", "met"})
    void everyProgramIsCompiledFromTheSource(String program) throws IOException {
        assertThat(shipped.section(program))
                .as("run native/compile-bpf.sh")
                .isEqualTo(compiled.section(program));
        assertThat(shipped.relocations(program)).isEqualTo(compiled.relocations(program));
    }
}
