package dev.gilspy.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.gilspy.os.Errno;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads a real process: a Python that maps pages with a known content and a hole behind them. */
class ProcessVmMemoryTest {
    private static final int PAGE = 4096;
    private static final int PAGES = 40; // more than one chunk of a single read
    private static final String TARGET =
            """
            import ctypes, mmap, time
            area = mmap.mmap(-1, 41 * 4096)
            for at in range(0, 40 * 4096, 8):
                area[at:at + 8] = (at * 3).to_bytes(8, "little")
            start = ctypes.addressof(ctypes.c_char.from_buffer(area))
            ctypes.CDLL(None).mprotect(ctypes.c_void_p(start + 40 * 4096), 4096, 0)
            print(start, flush=True)
            time.sleep(60)
            """;

    private Process process;
    private long start;
    private ProcessVmMemory memory;

    @BeforeEach
    void startTarget() throws IOException {
        process = new ProcessBuilder("python3", "-c", TARGET).start();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        start = Long.parseLong(lines.readLine());
        memory = new ProcessVmMemory((int) process.pid());
    }

    @AfterEach
    void endTarget() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void readsNumbersAndLongRanges() {
        assertThat(memory.readLong(start + 800)).isEqualTo(2400);
        assertThat(memory.readInt(start + 804)).isZero();
        byte[] all = memory.readBytes(start, PAGES * PAGE);
        int last = PAGES * PAGE - 8;
        assertThat(ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong(last))
                .isEqualTo(last * 3L);
    }

    @Test
    void failureSaysWhere() {
        long hole = start + PAGES * PAGE;
        RemoteReadException failure =
                catchThrowableOfType(
                        RemoteReadException.class, () -> memory.readBytes(hole - 4, 8));
        assertThat(failure.address()).isEqualTo(hole - 4);
        assertThat(failure.length()).isEqualTo(8);
        assertThat(failure.errno()).isEqualTo(Errno.EFAULT);
    }

    @Test
    void batchGoesOnBehindBadPieces() {
        BatchRead batch = new BatchRead(8, 4 * PAGE);
        long hole = start + PAGES * PAGE;
        batch.add(8, 8); // nothing is mapped there, and no byte was read before it
        batch.add(start + 16, 8);
        int acrossTheHole = batch.add(hole - PAGE, PAGE + 8);
        batch.add(-8, 8); // the kernel's half
        int last = batch.add(start + 24, 8);
        assertThat(batch.run(memory)).isEqualTo(2);
        assertThat(batch.buffer().getLong(8)).isEqualTo(48);
        assertThat(batch.ok(2)).isFalse();
        assertThat(batch.buffer().getLong(acrossTheHole)).isZero();
        assertThat(batch.ok(3)).isFalse();
        assertThat(batch.buffer().getLong(last)).isEqualTo(72);
    }

    @Test
    void moreThanIovMaxPiecesAreSplit() {
        BatchRead batch = new BatchRead(3000, 3000 * 8);
        for (int i = 0; i < 3000; i++) {
            batch.add(i == 1500 ? 0 : start + 8 * i, 8);
        }
        assertThat(batch.run(memory)).isEqualTo(2999);
        assertThat(batch.ok(1500)).isFalse();
        for (int i = 0; i < 3000; i++) {
            assertThat(batch.buffer().getLong(8 * i)).isEqualTo(i == 1500 ? 0 : 24L * i);
        }
    }

    @Test
    void deadProcessIsToldOnce() throws InterruptedException {
        process.destroyForcibly().waitFor();
        BatchRead batch = new BatchRead(100, 800);
        for (int i = 0; i < 100; i++) {
            batch.add(start + 8 * i, 8);
        }
        assertThat(batch.run(memory)).isZero();
        assertThat(batch.errno()).isEqualTo(Errno.ESRCH);
        assertThat(batch.ok(99)).isFalse();
    }

    @Test
    void batchAllocatesNothing() {
        BatchRead batch = new BatchRead(4, 64);
        sample(batch, 20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        sample(batch, 10_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(10_000); // less than a byte a sample
    }

    private void sample(BatchRead batch, int times) {
        for (int i = 0; i < times; i++) {
            batch.clear();
            batch.add(start, 8);
            batch.add(0, 8);
            batch.add(start + 16, 8);
            batch.run(memory);
        }
    }
}
