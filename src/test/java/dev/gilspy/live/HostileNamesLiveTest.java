package dev.gilspy.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.export.Attack;
import dev.gilspy.export.Exporters;
import dev.gilspy.report.TextOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose names are made to steer the terminal of whoever looks at it. */
@Tag("live")
class HostileNamesLiveTest {
    private static final String SHOWN = "x\\x1b[2J\\x1b]0";
    private static final String ARGUMENT = "\u001b[2J\u009b31m\u202eargument";

    @TempDir private Path folder;

    private String ran(String... arguments) throws Exception {
        Process process =
                new ProcessBuilder(GilspyCommand.of(arguments))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    @Needs(Permission.PTRACE)
    void noFormatAndNoCommandLetsThemThrough() throws Exception {
        List<String> record = new ArrayList<>(List.of("record", "-d", "1s", "--exact=off", "-o-"));
        for (String ending : endings()) {
            record.addAll(List.of("-o", "a" + ending));
        }
        try (PythonFixture target =
                PythonFixture.start(PythonVersions.any(), "hostile_names.py", 60, ARGUMENT)) {
            String pid = "" + target.pid();
            record.addAll(List.of("--pid", pid));
            assertPlain("record", ran(record.toArray(String[]::new)));
            assertPlain("dump", ran("dump", "--pid", pid));
        }
        for (String ending : endings()) {
            if (!ending.equals(".pb.gz")) {
                String written = Files.readString(folder.resolve("a" + ending));
                assertThat(written).as(ending).isNotEmpty();
                assertThat(Attack.steering(written.replaceAll("\u200b|(?<=⚠)\ufe0f", "")))
                        .as(ending)
                        .isEmpty();
            }
        }
    }

    private static void assertPlain(String command, String printed) {
        assertThat(Attack.steering(printed)).as(command).isEmpty();
        assertThat(printed).as(command).contains(SHOWN);
    }

    /** One of each format. */
    private static List<String> endings() {
        return new Exporters(TextOptions.PLAIN)
                .all().stream().map(format -> format.endings().get(0)).toList();
    }
}
