package dev.gilspy.tui;

import java.io.IOException;
import java.util.function.Consumer;

/** The thread that waits for keys. It ends with the terminal or the program. */
final class KeyReader {
    private static final long LONGEST_WAIT_MILLIS = 600_000;

    private final Screen screen;
    private final Consumer<Key> keys;

    /**
     * @param keys told of each key, by this thread
     */
    KeyReader(Screen screen, Consumer<Key> keys) {
        this.screen = screen;
        this.keys = keys;
    }

    void start() {
        Thread thread = new Thread(this::run, "gilspy-keys");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        KeyDecoder decoder = new KeyDecoder(screen::read);
        Key key = null;
        while (key == null || key.kind() != Key.Kind.HANG_UP) {
            key = next(decoder);
            if (key != null) {
                keys.accept(key);
            }
        }
    }

    private static Key next(KeyDecoder decoder) {
        try {
            return decoder.next(LONGEST_WAIT_MILLIS);
        } catch (IOException | IllegalStateException e) {
            return Key.of(Key.Kind.HANG_UP); // the terminal has gone, or was closed
        }
    }
}
