package dev.gilspy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.cpython.layout.DebugOffsets;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Frame;
import dev.gilspy.source.Attachment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The newest CPython that gilspy knows, in a copy that says that it is the next minor version; with
 * its table of debug offsets as it is, and with one that has an entry more at the beginning.
 */
@Tag("live")
@Needs(Permission.PTRACE)
class NewerVersionLiveTest {
    private static final DebugOffsets TABLE =
            LayoutLibrary.newest(false).debugOffsets().orElseThrow();
    private static final int NEXT_MINOR = LayoutLibrary.newest(false).minor() + 1;
    private static final int NEXT_HEX = 3 << 24 | NEXT_MINOR << 16 | 0xa1;
    private static final byte[] COOKIE = "xdebugpy".getBytes(StandardCharsets.US_ASCII);
    private static final ByteBuffer COOKIE_BYTES = ByteBuffer.wrap(COOKIE);

    @TempDir private Path folder;

    @Test
    void isReadByTheNewestKnownLayoutWhereThatHolds() throws IOException {
        Python python = patched(table -> table.putLong(TABLE.version(), NEXT_HEX));
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60)) {
            ReportQuery report = Recordings.record(target.pid(), Duration.ofSeconds(1));

            assertThat(report.summary().processes().get(0).info().version())
                    .isEqualTo(
                            "3.%d.0a1 (read by the layout of 3.%d, checked)",
                            NEXT_MINOR, NEXT_MINOR - 1);
            assertThat(report.heldShare("spin-0") + report.heldShare("spin-1"))
                    .isBetween(0.9, 1.01);
            assertThat(report.stackOf("spin-0")).extracting(Frame::function).contains("spin");
        }
    }

    @Test
    void isRefusedWhereItDoesNot() throws IOException {
        Python python =
                patched(
                        table -> {
                            byte[] old = table.array().clone();
                            int from = TABLE.freeThreaded() + Long.BYTES;
                            table.put(
                                    from + Long.BYTES, old, from, TABLE.size() - from - Long.BYTES);
                            table.putLong(TABLE.version(), NEXT_HEX);
                        });
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 60)) {
            assertThatThrownBy(() -> Attachment.to(target.pid(), "test"))
                    .isInstanceOf(UnsupportedInterpreterException.class)
                    .hasMessageContaining("CPython 3.%d.0a1".formatted(NEXT_MINOR))
                    .hasMessageContaining("newer than gilspy knows");
        }
    }

    /** A copy of a static build with another table. */
    private Python patched(Consumer<ByteBuffer> change) throws IOException {
        Python newest =
                PythonVersions.installed()
                        .filter(
                                python ->
                                        python.minor() == NEXT_MINOR - 1 && !python.freeThreaded())
                        .findFirst()
                        .orElseThrow();
        assertThat(newest.kind()).isEqualTo("static");
        byte[] content = Files.readAllBytes(newest.executable());
        int at = tableIn(content);
        byte[] table = new byte[TABLE.size()];
        System.arraycopy(content, at, table, 0, table.length);
        change.accept(ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN));
        System.arraycopy(table, 0, content, at, table.length);
        Path copy = Files.write(folder.resolve("python-copy"), content);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = new HashMap<>(newest.environment());
        environment.put("PYTHONHOME", newest.executable().getParent().getParent().toString());
        return new Python(
                newest.implementation(),
                newest.version(),
                false,
                copy,
                environment,
                newest.include(),
                newest.kind(),
                newest.libc());
    }

    /** The cookie stands in other places too, but only the table has a version behind it. */
    private static int tableIn(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < content.length - TABLE.size(); i++) {
            boolean cookie = ByteBuffer.wrap(content, i, COOKIE.length).equals(COOKIE_BYTES);
            if (cookie && bytes.getLong(i + TABLE.version()) >>> 16 == (3 << 8 | NEXT_MINOR - 1)) {
                return i;
            }
        }
        throw new AssertionError("no debug offsets in the executable");
    }
}
