package dev.gilspy.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profilers of others that are installed, and look into any CPython.
 *
 * @param pySpyVersion what py-spy says of its version; empty if it is not there
 * @param austinVersion the same of austin
 */
record Peers(Settings settings, Optional<String> pySpyVersion, Optional<String> austinVersion) {

    static Peers find(Settings settings) {
        return new Peers(
                settings, PySpy.version(settings.pySpy()), Austin.version(settings.austin()));
    }

    /** py-spy with these options. */
    Optional<Profiler> pySpy(String... options) {
        return pySpyVersion.map(version -> new PySpy(settings.pySpy(), List.of(options)));
    }

    Optional<Profiler> austin() {
        return austinVersion.map(version -> new Austin(settings.austin()));
    }

    /** Those that look at the target while it runs, as gilspy does. */
    List<Profiler> thatDoNotStop() {
        return Stream.of(pySpy("--nonblocking"), austin()).flatMap(Optional::stream).toList();
    }

    /** Those, and py-spy as it is by default. */
    List<Profiler> all() {
        return Stream.concat(thatDoNotStop().stream(), pySpy().stream()).toList();
    }

    /** Which were found. */
    @Override
    public String toString() {
        return "%s; %s"
                .formatted(
                        pySpyVersion.orElse("py-spy not found, so not measured"),
                        austinVersion.orElse("austin not found, so not measured"));
    }
}
