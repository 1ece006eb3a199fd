package dev.gilspy.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Where one report goes: a file, or standard output. Opened before anything is recorded. */
interface Sink {
    /** What is written into a sink. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the whole report. May be called once.
     *
     * @throws dev.gilspy.error.OutputException if it cannot be written
     */
    void write(Content content);

    /**
     * Writes a whole report that another one will follow.
     *
     * @throws dev.gilspy.error.OutputException if it cannot be written
     */
    void refresh(Content content);

    /** Nothing will be written: leaves things as they were before the sink was opened. */
    void discard();
}
