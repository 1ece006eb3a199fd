package dev.gilspy.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {
    private static final String PAUSE = "\u0000";

    /** The keys that characters are; {@link #PAUSE} is a time in which nothing comes. */
    private static List<Key> keys(String characters) throws IOException {
        Deque<Integer> left = new ArrayDeque<>();
        characters.chars().forEach(c -> left.add(c == 0 ? KeyDecoder.NOTHING : c));
        KeyDecoder decoder =
                new KeyDecoder(millis -> left.isEmpty() ? KeyDecoder.END : left.remove());
        List<Key> keys = new ArrayList<>();
        Key key = null;
        while (key == null || key.kind() != Key.Kind.HANG_UP) {
            key = decoder.next(1);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys.subList(0, keys.size() - 1);
    }

    private static List<Key.Kind> kinds(String characters) throws IOException {
        return keys(characters).stream().map(Key::kind).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "[A, UP", "OB, DOWN", "[5~, PAGE_UP", "[6;5~, PAGE_DOWN", "[1;5C, RIGHT", "[H, HOME",
        "[4~, END", "OM, ENTER", "[3~, DELETE", "[15~, OTHER", "[200~, OTHER", "[<0;1;1M, ENTER"
    })
    void sequencesAreOneKey(String sequence, Key.Kind kind) throws IOException {
        assertThat(kinds("\u001b" + sequence + "q")).containsExactly(kind, Key.Kind.CHARACTER);
    }

    @Test
    void aSequenceMayArriveInPieces() throws IOException {
        KeyDecoder.Input slow =
                new KeyDecoder.Input() {
                    private final Deque<Integer> left =
                            new ArrayDeque<>(Arrays.asList(0x1b, (int) '[', (int) '5', (int) '~'));

                    @Override
                    public int next(long millis) {
                        assertThat(millis).as("time for the next piece").isGreaterThan(50);
                        return left.remove();
                    }
                };
        assertThat(new KeyDecoder(slow).next(100)).isEqualTo(Key.of(Key.Kind.PAGE_UP));
    }

    @Test
    void escapeAloneIsAKeyAfterAMoment() throws IOException {
        assertThat(kinds("\u001b" + PAUSE + "q"))
                .containsExactly(Key.Kind.ESCAPE, Key.Kind.CHARACTER);
        assertThat(kinds("\u001b\u001b" + PAUSE)).containsExactly(Key.Kind.ESCAPE, Key.Kind.ESCAPE);
        assertThat(kinds("\u001b")).containsExactly(Key.Kind.ESCAPE);
    }

    @Test
    void altAndUnfinishedSequencesMeanNothing() throws IOException {
        assertThat(kinds("\u001bq")).containsExactly(Key.Kind.OTHER);
        assertThat(kinds("\u001b[1;" + PAUSE + "q"))
                .containsExactly(Key.Kind.OTHER, Key.Kind.CHARACTER);
        assertThat(kinds("\u001b[" + "1;".repeat(100) + "A")).first().isEqualTo(Key.Kind.OTHER);
    }

    @Test
    void whatIsTypedIsWholeCharacters() throws IOException {
        assertThat(keys("aЖ線😀")).extracting(Key::text).containsExactly("a", "Ж", "線", "😀");
        assertThat(kinds("\u0002\u0085\ud83d" + PAUSE))
                .containsExactly(Key.Kind.OTHER, Key.Kind.OTHER, Key.Kind.OTHER);
        assertThat(kinds("\r\n\u007f\b\f\u0015"))
                .containsExactly(
                        Key.Kind.ENTER,
                        Key.Kind.ENTER,
                        Key.Kind.BACKSPACE,
                        Key.Kind.BACKSPACE,
                        Key.Kind.REDRAW,
                        Key.Kind.CLEAR_LINE);
    }
}
