package dev.gilspy.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** All that an environment is to be told for gilspy to have everything, in that one's own form. */
public enum Manifest {
    DOCKER,
    PODMAN,
    KUBERNETES,
    SYSTEMD,
    HOST;

    /** The lines, with a line break at the end. */
    public String text() {
        String name = "/manifests/%s.txt".formatted(name().toLowerCase(Locale.ROOT));
        try (InputStream in = Manifest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
