package dev.gilspy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How many of a start's classes the JVM took from its class-data archive.
 *
 * @param classes classes of files and of the archive; those made at run time have neither
 */
record Archived(int archived, int classes) {
    static Archived atStart(Launcher launcher, Path log) throws IOException, InterruptedException {
        launcher.with("GILSPY_JAVA_OPTS", "-Xlog:class+load:file=" + log).run("--version");
        List<String> all = Files.readAllLines(log);
        int archived = count(all, " source: shared objects file");
        return new Archived(archived, archived + count(all, " source: jrt:/"));
    }

    double share() {
        return (double) archived / classes;
    }

    private static int count(List<String> lines, String part) {
        return (int) lines.stream().filter(line -> line.contains(part)).count();
    }
}
