package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to install gilspy, on a Debian that has no Java. */
@Needs({Permission.PTRACE, Permission.ROOT})
class DistributionIT {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"archive.sh, .tar.gz", "package.sh, .deb", "wheel.sh, .whl"})
    void isInstalledUsedAndTakenAway(String script, String ending) throws Exception {
        assertThat(CleanDebian.run(folder, script, ending))
                .contains("gilspy " + System.getProperty("gilspy.version") + "\n")
                .containsPattern("(?s)-demo-.*\\n(GIL-BOUND|CPU-STARVED)\\n.*score_batch")
                .containsPattern("(?s) python3 -c .*\\n(GIL-BOUND|CPU-STARVED)\\n.*spin-1")
                .doesNotContain("LEFT ");
    }
}
