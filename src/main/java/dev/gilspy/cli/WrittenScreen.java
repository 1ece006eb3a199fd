package dev.gilspy.cli;

import dev.gilspy.report.TextOptions;
import dev.gilspy.report.live.LiveJson;
import dev.gilspy.report.live.LiveText;
import dev.gilspy.report.live.LiveView;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes each window as soon as it is complete, for pipes and files. */
final class WrittenScreen implements LiveScreen {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Format format;
    private final Sink out;
    private final long count;

    /** How a window is written. */
    interface Format {
        /**
         * @param at wall-clock time of the window's end
         */
        void write(LiveView view, Instant at, Writer out) throws IOException;

        Format JSON_LINES = LiveJson::write;

        static Format text(TextOptions options) {
            return (view, at, out) -> out.write(LiveText.block(view, at, options));
        }
    }

    /**
     * @param count how many windows; 0 for all
     */
    WrittenScreen(Format format, Sink out, long count) {
        this.format = format;
        this.out = out;
        this.count = count;
    }

    @Override
    public void show(LiveSession session) {
        long written = 0;
        while (!session.stopRequested() && (count == 0 || written < count)) {
            if (session.next()) {
                write(session);
                written++;
            } else if (session.over().isPresent()) {
                return;
            } else {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private void write(LiveSession session) {
        Instant end = session.window().run().start().plusNanos(session.window().observedNanos());
        out.write(
                bytes -> {
                    Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                    format.write(session.view(), end, writer);
                    writer.flush();
                });
    }
}
