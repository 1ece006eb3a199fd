package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.OutputException;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void aReaderThatHasGoneIsNoFailure() {
        assertThatThrownBy(() -> failing("Broken pipe").write(out -> out.write(1)))
                .isInstanceOf(ClosedPipeException.class);
    }

    @Test
    void aFullDiskIs() {
        assertThatThrownBy(() -> failing("No space left on device").write(out -> out.write(1)))
                .isInstanceOf(OutputException.class)
                .hasMessage("Cannot write standard output: No space left on device.");
    }

    private static StandardOutput failing(String reason) {
        return new StandardOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(reason);
                    }
                });
    }
}
