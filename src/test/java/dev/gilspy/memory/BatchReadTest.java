package dev.gilspy.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.os.Errno;
import org.junit.jupiter.api.Test;

class BatchReadTest {
    private final FakeMemory memory =
            FakeMemory.with(0x1000, new byte[64])
                    .andLong(0x1008, 42)
                    .andLong(0x1010, 43)
                    .andLong(0xffff_ffff_ff60_0000L, 44);
    private final BatchRead batch = new BatchRead(4, 64);

    @Test
    void piecesLieOneBehindTheOther() {
        assertThat(batch.add(0x1008, 8)).isEqualTo(0);
        assertThat(batch.add(0x1000, 3)).isEqualTo(8);
        assertThat(batch.add(0x1010, 8)).isEqualTo(11);
        assertThat(batch.run(memory)).isEqualTo(3);
        assertThat(batch.buffer().getLong(0)).isEqualTo(42);
        assertThat(batch.buffer().getLong(11)).isEqualTo(43);
        assertThat(batch.errno()).isZero();
    }

    @Test
    void addressesAreUnsigned() {
        batch.add(0xffff_ffff_ff60_0000L, 8);
        assertThat(batch.run(memory)).isEqualTo(1);
        assertThat(batch.buffer().getLong(0)).isEqualTo(44);
    }

    @Test
    void badPieceIsZeroAndThoseBehindItAreRead() {
        batch.add(0x1008, 8);
        batch.add(0x103c, 8); // the last four of its bytes are not there
        batch.add(0x9000, 8);
        batch.add(0x1010, 8);
        batch.buffer().putLong(8, -1).putLong(16, -1);
        assertThat(batch.run(memory)).isEqualTo(2);
        assertThat(batch.ok(0)).isTrue();
        assertThat(batch.ok(1)).isFalse();
        assertThat(batch.ok(2)).isFalse();
        assertThat(batch.ok(3)).isTrue();
        assertThat(batch.buffer().getLong(8)).isZero();
        assertThat(batch.buffer().getLong(16)).isZero();
        assertThat(batch.buffer().getLong(24)).isEqualTo(43);
        assertThat(batch.errno()).isEqualTo(Errno.EFAULT);
    }

    @Test
    void clearedBatchStartsAnew() {
        batch.add(0x9000, 8);
        batch.run(memory);
        batch.clear();
        assertThat(batch.run(memory)).isZero();
        assertThat(batch.errno()).isZero();
        assertThat(batch.add(0x1010, 8)).isZero();
        assertThat(batch.run(memory)).isEqualTo(1);
        assertThat(batch.ok(0)).isTrue();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThat(batch.fits(65)).isFalse();
        assertThat(batch.fits(0)).isFalse();
        assertThat(batch.fits(-1)).isFalse();
        for (int i = 0; i < 4; i++) {
            batch.add(0x1000, 8);
        }
        assertThat(batch.fits(8)).isFalse();
        assertThatThrownBy(() -> batch.add(0x1000, 8)).isInstanceOf(IllegalArgumentException.class);
    }
}
