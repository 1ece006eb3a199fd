package dev.gilspy.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every benchmark works with: the settings, the profilers, and the page that it writes. */
record Bench(Settings settings, Optional<String> pySpyVersion, PrintStream out) {

    /** A measurement that writes its own part of the page. */
    interface Part {
        void run(Bench bench);
    }

    Profiler gilspy(String... options) {
        return new Gilspy(settings.launcher(), List.of(options));
    }

    /** py-spy with these options, or nothing where it is not installed. */
    Optional<Profiler> pySpy(String... options) {
        return pySpyVersion.map(version -> new PySpy(settings.pySpy(), List.of(options)));
    }

    /** Both ways of py-spy, as far as it is there. */
    List<Profiler> peers() {
        return Stream.of(pySpy("--nonblocking"), pySpy()).flatMap(Optional::stream).toList();
    }

    int rounds(int usual) {
        return settings.rounds().orElse(usual);
    }

    int seconds(int usual) {
        return settings.seconds().orElse(usual);
    }

    void heading(String text) {
        out.println("\n### " + text + "\n");
    }

    /** A paragraph, or a table. */
    void print(Object block) {
        out.println(block + "\n");
        out.flush();
    }
}
