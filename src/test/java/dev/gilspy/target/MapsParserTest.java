package dev.gilspy.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MapsParserTest {

    @Test
    void readsEveryField() {
        assertThat(
                        parse(
                                "7f2c0a400000-7f2c0a5d2000 r-xp 00028000 fe:00 131337     /usr/lib/a.so\n"))
                .containsExactly(
                        new MappedRegion(
                                0x7f2c0a400000L,
                                0x7f2c0a5d2000L,
                                0x28000,
                                "r-xp",
                                "fe:00",
                                131337,
                                "/usr/lib/a.so",
                                false));
    }

    @Test
    void readsPathsWithBlanksAndNewlinesAndOfDeletedFiles() {
        List<MappedRegion> regions =
                parse(
                        "1000-2000 r--p 0 fe:00 7    /a b/c\\012d é (deleted)\n"
                                + "ffffffffff600000-ffffffffff601000 --xp 0 00:00 0    [vsyscall]\n"
                                + "2000-3000 rw-p 0 00:00 0 \n");
        assertThat(regions)
                .extracting(MappedRegion::path)
                .containsExactly("/a b/c\nd é", "[vsyscall]", "");
        assertThat(regions).extracting(MappedRegion::deleted).containsExactly(true, false, false);
        assertThat(regions).extracting(MappedRegion::hasFile).containsExactly(true, false, false);
        assertThat(regions.get(1).contains(0xffffffffff600fffL)).isTrue();
        assertThat(regions.get(1).contains(0xffffffffff601000L)).isFalse();
    }

    @Test
    void readsHalfAMillionRegionsInASecondOrTwo() {
        String line = "7f2c0a400000-7f2c0a5d2000 rw-p 00000000 00:00 0 \n";
        byte[] maps = line.repeat(500_000).getBytes(StandardCharsets.US_ASCII);
        List<MappedRegion> regions =
                Assertions.assertTimeout(Duration.ofSeconds(5), () -> MapsParser.parse(maps));
        assertThat(regions).hasSize(500_000);
    }

    @Test
    void refusesWhatIsCutOff() {
        assertThatThrownBy(() -> parse("7f2c0a400000-7f2c"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void neverFailsOtherwise(@ForAll byte[] bytes) {
        try {
            MapsParser.parse(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("near byte");
        }
    }

    private static List<MappedRegion> parse(String maps) {
        return MapsParser.parse(maps.getBytes(StandardCharsets.UTF_8));
    }
}
