package dev.gilspy.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.report.Ascii;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AsciiStreamTest {
    @Property
    void isWhatTheWholeTextWouldBe(@ForAll String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(written(bytes)).isEqualTo(Ascii.of(new String(bytes, UTF_8)));
    }

    @Property
    void whateverComesIsAscii(@ForAll byte[] bytes) throws IOException {
        assertThat(written(bytes)).matches("\\p{ASCII}*");
    }

    @Test
    void aCharacterThatIsCutOffDoesNotTakeTheNextOneWithIt() throws IOException {
        assertThat(written("\u00e2\u0096a\u0096b".getBytes(ISO_8859_1))).isEqualTo("?a?b");
    }

    private static String written(byte[] bytes) throws IOException {
        ByteArrayOutputStream ascii = new ByteArrayOutputStream();
        new AsciiStream(ascii).write(bytes);
        return ascii.toString(US_ASCII);
    }
}
