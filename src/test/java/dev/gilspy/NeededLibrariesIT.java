package dev.gilspy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.elf.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the programs and libraries inside ask of the system, by readelf(1), is what is told. */
class NeededLibrariesIT {
    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final Pattern NEEDED = Pattern.compile("\\(NEEDED\\).*\\[(.*)]");
    private static final Pattern GLIBC = Pattern.compile("Name: GLIBC_2\\.(\\d+)");

    /** Whose libraries are which, in Debian. */
    private static final Map<String, String> PACKAGES =
            Map.of(
                    "libc.so.6", "libc6",
                    "libm.so.6", "libc6",
                    "libutil.so.1", "libc6",
                    "ld-linux-x86-64.so.2", "libc6",
                    "libgcc_s.so.1", "libgcc-s1",
                    "libstdc++.so.6", "libstdc++6",
                    "libz.so.1", "zlib1g");

    private static String dynamic;
    private static Set<String> own;

    @BeforeAll
    static void read() throws IOException {
        List<String> command = new ArrayList<>(List.of("readelf", "--wide", "-d", "-V"));
        try (Stream<Path> files = Files.walk(Launcher.home())) {
            files.filter(NeededLibrariesIT::isElf).map(Path::toString).forEach(command::add);
        }
        own =
                command.stream()
                        .map(file -> file.replaceFirst(".*/", ""))
                        .filter(name -> name.contains(".so"))
                        .collect(toSet());
        assertThat(own).contains("libjvm.so", "libjnidispatch.so");
        dynamic = Tool.output(command);
    }

    @Test
    void thePackageDependsOnThePackagesOfWhatIsNeeded() throws IOException {
        Set<String> depended =
                Stream.of(control("Depends").split(", "))
                        .map(each -> each.replaceFirst(" .*", ""))
                        .collect(toSet());

        assertThat(depended).isEqualTo(needed().map(PACKAGES::get).collect(toSet()));
    }

    /** An index refuses a wheel that needs others. */
    @Test
    void whatIsNeededIsWhatWheelsMayNeed() {
        assertThat(PACKAGES.keySet()).containsAll(needed().toList());
    }

    @Test
    void theVersionOfGlibcIsThatOfTheNewestSymbol() throws IOException {
        int newest =
                found(GLIBC)
                        .map(version -> Integer.valueOf(version.group(1)))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();

        assertThat(control("Depends")).contains("libc6 (>= 2." + newest + ")");
        assertThat(Artifacts.withEnding(".whl").toString())
                .endsWith("-py3-none-manylinux_2_" + newest + "_x86_64.whl");
    }

    private static Stream<String> needed() {
        return found(NEEDED).map(library -> library.group(1)).filter(name -> !own.contains(name));
    }

    private static Stream<MatchResult> found(Pattern pattern) {
        return pattern.matcher(dynamic).results();
    }

    private static String control(String field) throws IOException {
        Path artifact = Artifacts.withEnding(".deb");
        return Tool.output(List.of("dpkg-deb", "--field", artifact.toString(), field)).strip();
    }

    private static boolean isElf(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
