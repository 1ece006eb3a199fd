package dev.gilspy.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GilFutexesTest {

    @Test
    void theRangeIsFromItsFirstByteToTheLast() {
        GilFutexes futexes = new GilFutexes(0x5000, 0x50b0);
        assertThat(futexes.contains(0x4fff)).isFalse();
        assertThat(futexes.contains(0x5000)).isTrue();
        assertThat(futexes.contains(0x50af)).isTrue();
        assertThat(futexes.contains(0x50b0)).isFalse();
    }

    @Test
    void addressesAreUnsigned() {
        GilFutexes upper = new GilFutexes(0x7fff_ffff_ffff_ffc0L, 0x8000_0000_0000_0040L);
        assertThat(upper.contains(0x8000_0000_0000_0000L)).isTrue();
        assertThat(upper.contains(-1)).isFalse();
        assertThat(upper.contains(0)).isFalse();
        assertThat(new GilFutexes(0x5000, 0x50b0).contains(-1)).isFalse();
    }
}
