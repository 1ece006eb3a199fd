package dev.gilspy.bench;

import dev.gilspy.live.Python;
import dev.gilspy.live.PythonVersions;
import dev.gilspy.target.KernelSourceChecks;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every benchmark works with: the settings, the profilers, and the page that it writes. */
record Bench(Settings settings, Peers peers, PrintStream out) {

    /** A measurement that writes its own part of the page. */
    interface Part {
        void run(Bench bench);
    }

    Profiler gilspy(String... options) {
        return new Gilspy(settings.launcher(), List.of(options));
    }

    /** gilspy as it reads from outside. */
    Profiler remote() {
        return gilspy("--exact=off");
    }

    /** gilspy's kernel source, or nothing where the kernel refuses it. */
    Optional<Profiler> kernel() {
        boolean refused = KernelSourceChecks.here().refusal().isPresent();
        return refused ? Optional.empty() : Optional.of(gilspy("--exact=on"));
    }

    /** Both ways of gilspy, as far as they are allowed. */
    List<Profiler> sources() {
        return Stream.of(Optional.of(remote()), kernel()).flatMap(Optional::stream).toList();
    }

    /** CPython 3.15, if it was said where it is: its profiler needs targets of its own version. */
    Optional<Python> python315() {
        return settings.python315().map(PythonVersions::at);
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
