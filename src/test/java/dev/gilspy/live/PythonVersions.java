package dev.gilspy.live;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CPythons that live tests run against. Asks {@code test-fixtures/interpreters/find.sh}, once a
 * JVM; the first time on a machine that installs what is missing, which can take a minute.
 */
public final class PythonVersions {
    private static final String FINDER = "test-fixtures/interpreters/find.sh";
    private static final String PROBE = "test-fixtures/interpreters/probe.py";
    private static final long LONGEST_INSTALL_MINUTES = 10;

    private PythonVersions() {}

    /**
     * One or more of each version that gilspy reads.
     *
     * @throws AssertionError if one cannot be had: a version that is not tested is a failure
     */
    public static Stream<Python> installed() {
        return Found.PYTHONS.stream();
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
            if (entry.isBlank()) {
                throw new AssertionError(executable + " is no CPython that can be used");
            }
            return new Gson().fromJson(entry, Entry.class).toPython();
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
                            "a CPython that the tests need is missing; " + FINDER + " says which");
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
            String version,
            String executable,
            Map<String, String> env,
            String include,
            String kind) {

        Python toPython() {
            Optional<Path> headers = Optional.ofNullable(include).map(Path::of);
            return new Python(version, Path.of(executable), env, headers, kind);
        }
    }
}
