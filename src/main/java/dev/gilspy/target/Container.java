package dev.gilspy.target;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether gilspy itself runs in a container, by the marks that their engines leave. */
public final class Container {
    private Container() {}

    public static boolean detected() {
        return Files.exists(Path.of("/.dockerenv"))
                || Files.exists(Path.of("/run/.containerenv"))
                || System.getenv("KUBERNETES_SERVICE_HOST") != null;
    }
}
