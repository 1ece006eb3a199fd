package dev.gilspy.os;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.live.Needs;
import dev.gilspy.live.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps at the names of outputs; somebody else is a user that has no name. */
class OutputPathTest {
    private static final int SOMEBODY_ELSE = 54_321;
    private static final String SECRET = "root:secret";

    /** This user's own, with a folder like /tmp and somebody else's home in it. */
    @TempDir private Path own;

    private Path victim;
    private Path everybodys;
    private Path theirs;

    @BeforeEach
    void build() throws IOException {
        victim = Files.writeString(own.resolve("victim"), SECRET);
        everybodys = Files.createDirectory(own.resolve("everybodys"));
        Files.setAttribute(everybodys, "unix:mode", 01777);
        theirs = Files.createDirectory(own.resolve("theirs"));
        giveAway(theirs);
    }

    private static Path giveAway(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", SOMEBODY_ELSE, NOFOLLOW_LINKS);
        return path;
    }

    private static void write(Path path) throws IOException {
        try (FileChannel file = OutputPath.of(path).openEmpty()) {
            file.write(ByteBuffer.wrap("report".getBytes(UTF_8)));
        }
    }

    private void assertRefused(Path path, String why) {
        assertThatThrownBy(() -> write(path))
                .isInstanceOfSatisfying(
                        FileSystemException.class, e -> assertThat(e.getReason()).contains(why));
        assertThat(victim).hasContent(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everybodys", "theirs"})
    @Needs(Permission.ROOT)
    void aLinkOfSomebodyElseIsNotFollowed(String folder) throws IOException {
        Path link = own.resolve(folder).resolve("out.gilspy");
        giveAway(Files.createSymbolicLink(link, victim));
        assertRefused(link, "a link that somebody else has made");
        Path first = Files.createSymbolicLink(own.resolve("latest.gilspy"), link);
        assertRefused(first, "a link that somebody else has made");
    }

    @Test
    void aLinkOfOnesOwnIs() throws IOException {
        Path link = Files.createSymbolicLink(everybodys.resolve("a.txt"), own.resolve("b.txt"));
        write(link);
        assertThat(own.resolve("b.txt")).hasContent("report");
        write(Path.of("/dev/null"));
        Path ring = own.resolve("ring");
        Files.createSymbolicLink(ring, ring);
        assertRefused(ring, "too many links");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everybodys", "theirs"})
    @Needs(Permission.ROOT)
    void aSecondNameOfAFileIsNotWrittenTo(String folder) throws IOException {
        Path name = Files.createLink(own.resolve(folder).resolve("out.json"), victim);
        assertRefused(name, "it has a second name");
    }

    @Test
    void aSecondNameInAFolderOfOnesOwnIs() throws IOException {
        write(Files.createLink(own.resolve("second"), victim));
        assertThat(victim).hasContent("report");
    }

    @Test
    @Needs(Permission.ROOT)
    void whereEverybodyMayWriteSomebodyElsesFileIsLeftAlone() throws Exception {
        Path file = giveAway(Files.writeString(everybodys.resolve("a.txt"), "theirs"));
        assertRefused(file, "it belongs to somebody else");
        Path pipe = everybodys.resolve("pipe.txt");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertRefused(giveAway(pipe), "it belongs to somebody else");
        assertThat(file).hasContent("theirs");
    }

    @Test
    @Needs(Permission.ROOT)
    void inSomebodyElsesFolderTheirFileIsWrittenInPlace() throws IOException {
        Path file = giveAway(Files.writeString(theirs.resolve("a.txt"), "old and long"));
        write(file);
        assertThat(file).hasContent("report");
        assertThat(OutputPath.of(file).isReplaceable()).isFalse();
        assertThat(OutputPath.of(everybodys.resolve("new.txt")).isReplaceable()).isTrue();
    }

    @Test
    void whatIsNewIsAsTheUmaskHasIt() throws Exception {
        Path asked = Files.createFile(own.resolve("asked"));
        write(everybodys.resolve("new.txt"));
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(everybodys.resolve("new.txt"))))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(asked)));
    }

    /** A link that comes and goes beside a file that comes and goes; checked and opened between. */
    @Test
    @Needs(Permission.ROOT)
    void nobodyIsFasterThanTheCheck() throws Exception {
        Path file = theirs.resolve("out.gilspy");
        AtomicBoolean over = new AtomicBoolean();
        Thread swaps = new Thread(() -> swap(file, over));
        swaps.start();
        int written = 0;
        for (int i = 0; i < 3_000; i++) {
            try {
                write(file);
                written++;
            } catch (IOException e) {
                // it stood in the way at that moment
            }
        }
        over.set(true);
        swaps.join();
        assertThat(victim).hasContent(SECRET);
        assertThat(written).as("times that nothing stood in the way").isPositive();
    }

    private void swap(Path file, AtomicBoolean over) {
        while (!over.get()) {
            try {
                Path link = giveAway(Files.createSymbolicLink(theirs.resolve("link"), victim));
                Files.move(link, file, ATOMIC_MOVE);
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
