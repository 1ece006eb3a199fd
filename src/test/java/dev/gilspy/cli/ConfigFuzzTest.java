package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import dev.gilspy.error.UsageException;
import dev.gilspy.fuzz.Cost;
import dev.gilspy.fuzz.InputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/** Whatever a configuration file says, its defaults are taken, or it is refused in a sentence. */
class ConfigFuzzTest {
    private static final Cost COST = new Cost(64 << 20, 1 << 16, 3000);
    private static final CommandLine GILSPY = CommandRun.commandLine(CommandLine.defaultFactory());

    @FuzzTest
    void anyConfigFile(@NotNull @WithUtf8Length(max = 2048) String text) throws Exception {
        Path file = InputFile.with("config.toml", text.getBytes(StandardCharsets.UTF_8));
        COST.bound(text.length(), () -> read(file));
    }

    private static void read(Path file) {
        try {
            Config config = ConfigReader.read(file, GILSPY);
            assertThat(config.defaults().values()).allMatch(options -> !options.isEmpty());
        } catch (UsageException e) {
            assertThat(e.getMessage()).contains(file.toString()).doesNotContain("Exception");
        }
    }
}
