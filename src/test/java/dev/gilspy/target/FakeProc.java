package dev.gilspy.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like /proc, with one process 42. */
final class FakeProc {
    static final int PID = 42;

    private static final String STAT =
            "42 (a) b) %s 1 42 42 0 -1 %d 0 0 0 0 0 0 0 0 20 0 1 0 777 0 0 0 0 0 140720308486144\n";
    private static final long ORDINARY_FLAGS = 0x40_0000;

    private final Path root;

    FakeProc(Path root) {
        this.root = root;
        stat("S", ORDINARY_FLAGS);
        write("42/status", "Name:\ta) b\nTgid:\t42\nCpus_allowed_list:\t0-63\n");
    }

    FakeProc stat(String state, long flags) {
        return write("42/stat", STAT.formatted(state, flags));
    }

    FakeProc write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Proc proc() {
        return new Proc(root);
    }

    Target target() {
        return Target.open(proc(), PID);
    }
}
