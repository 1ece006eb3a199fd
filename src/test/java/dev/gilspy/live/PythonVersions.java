package dev.gilspy.live;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The interpreters that live tests run against. Asks {@code test-fixtures/interpreters/find.sh},
 * once a JVM; the first time for a user that installs what is missing, which takes some minutes.
 */
public final class PythonVersions {
    private static final String FINDER = "test-fixtures/interpreters/find.sh";
    private static final String PROBE = "test-fixtures/interpreters/probe.py";
    private static final long LONGEST_INSTALL_MINUTES = 30;

    private PythonVersions() {}

    /**
     * CPythons with a GIL: one or more of each version that gilspy reads, and a free-threaded build
     * that has its GIL on.
     *
     * @throws AssertionError if one cannot be had: a version that is not tested is a failure
     */
    public static Stream<Python> installed() {
        return Stream.concat(builtWithGil(), Stream.of(freeThreaded().withGil()));
    }

    /** Those that cannot do without one, which the kernel source wants. */
    public static Stream<Python> builtWithGil() {
        return Found.PYTHONS.stream().filter(Python::hasGil);
    }

    /** A CPython without a GIL. */
    public static Python freeThreaded() {
        return first(Python::freeThreaded);
    }

    public static Python pypy() {
        return first(python -> python.implementation().equals("PyPy"));
    }

    /** Those with a C compiler's needs: the ones whose headers are installed. */
    public static Stream<Python> withHeaders() {
        return installed().filter(python -> python.include().isPresent());
    }

    /**
     * One of each way in which a thread state leads to its frames and they to their code: 3.8,
     * 3.11, 3.13 and 3.14 changed it.
     */
    public static Stream<Python> generations() {
        return installed()
                .filter(python -> python.kind().equals("shared"))
                .filter(python -> List.of(10, 12, 13, 14).contains(python.minor()));
    }

    /** One of them, where a test is about something that does not depend on the version. */
    public static Python any() {
        return installed().filter(python -> python.minor() == 12).findFirst().orElseThrow();
    }

    private static Python first(Predicate<Python> wanted) {
        return Found.PYTHONS.stream().filter(wanted).findFirst().orElseThrow();
    }

    /**
     * An interpreter that is at hand, whatever its version.
     *
     * @throws AssertionError if that is no release build of CPython with a GIL
     */
    public static Python at(Path executable) {
        try {
            Process probe = new ProcessBuilder(executable.toString(), PROBE).start();
            String entry =
                    new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.ofNullable(new Gson().fromJson(entry, Entry.class))
                    .map(Entry::toPython)
                    .filter(Python::hasGil)
                    .orElseThrow(() -> new AssertionError(executable + " cannot be used"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looked for when first asked, so that unit tests alone need no Python. */
    private static final class Found {
        static final List<Python> PYTHONS = find();

        private static List<Python> find() {
            try {
                Process finder = new ProcessBuilder(FINDER).redirectError(Redirect.INHERIT).start();
                String list =
                        new String(finder.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                boolean ended = finder.waitFor(LONGEST_INSTALL_MINUTES, MINUTES);
                if (!ended || finder.exitValue() != 0) {
                    throw new AssertionError(
                            "an interpreter that the tests need is missing; "
                                    + FINDER
                                    + " says which");
                }
                return parse(list);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static List<Python> parse(String list) {
            return Arrays.stream(new Gson().fromJson(list, Entry[].class))
                    .map(Entry::toPython)
                    .toList();
        }
    }

    /** An element of the finder's list, under its own names. */
    private record Entry(
            String implementation,
            String version,
            @SerializedName("free_threaded") boolean freeThreaded,
            String executable,
            Map<String, String> env,
            String include,
            String kind,
            String libc) {

        Python toPython() {
            return new Python(
                    implementation,
                    version,
                    freeThreaded,
                    Path.of(executable),
                    env,
                    Optional.ofNullable(include).map(Path::of),
                    kind,
                    libc);
        }
    }
}
