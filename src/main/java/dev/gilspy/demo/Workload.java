package dev.gilspy.demo;

import static dev.gilspy.analysis.VerdictCode.CPU_STARVED;
import static dev.gilspy.analysis.VerdictCode.EVENT_LOOP_BLOCKED;
import static dev.gilspy.analysis.VerdictCode.FREE_THREADED_GIL_ON;
import static dev.gilspy.analysis.VerdictCode.GIL_BOUND;
import static dev.gilspy.analysis.VerdictCode.HELD_BY_NATIVE;
import static dev.gilspy.analysis.VerdictCode.HELD_WHILE_BLOCKED;
import static dev.gilspy.analysis.VerdictCode.IDLE;
import static dev.gilspy.analysis.VerdictCode.INTERPRETERS_PARALLEL;
import static dev.gilspy.analysis.VerdictCode.IO_BOUND;
import static dev.gilspy.analysis.VerdictCode.NATIVE_PARALLEL;
import static dev.gilspy.analysis.VerdictCode.SINGLE_THREADED_CPU;

import dev.gilspy.analysis.VerdictCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The programs of {@code gilspy demo}, and the verdict that each of them must provoke. */
public enum Workload {
    THREADS(Expected.competition(GIL_BOUND)),
    PROCESSES(Expected.always(SINGLE_THREADED_CPU)),
    POOL(Expected.always(SINGLE_THREADED_CPU)),
    INTERPRETERS(Expected.competition(INTERPRETERS_PARALLEL)),
    HASHLIB(Expected.always(NATIVE_PARALLEL)),
    ZLIB(Expected.always(NATIVE_PARALLEL)),
    SQLITE3(Expected.always(NATIVE_PARALLEL)),
    REGEX(Expected.competition(HELD_BY_NATIVE)),
    JSON(Expected.competition(HELD_BY_NATIVE)),
    SLEEP_WITH_GIL(Expected.onlyWithGil(HELD_WHILE_BLOCKED)),
    CONVOY(new Expected(VerdictCode.CONVOY, SINGLE_THREADED_CPU, FREE_THREADED_GIL_ON)),
    SINGLE(Expected.always(SINGLE_THREADED_CPU)),
    IO(Expected.always(IO_BOUND)),
    LOCK(Expected.always(IDLE)),
    ASYNCIO(Expected.always(EVENT_LOOP_BLOCKED)),
    THROTTLED(Expected.always(CPU_STARVED)),
    CROWDED(Expected.always(CPU_STARVED));

    /** What several programs import. */
    private static final List<String> MODULES =
            List.of("lifeline.py", "children.py", "crew.py", "scoring.py", "quota.py");

    private static final String QUOTES = "\"\"\"";

    private final Expected expected;

    Workload(Expected expected) {
        this.expected = expected;
    }

    /** As the user types it, e.g. {@code sleep-with-gil}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict that it must provoke, which depends on its Python. */
    Expected expected() {
        return expected;
    }

    /** The verdict that it provokes in a Python that needs its GIL. */
    public VerdictCode usualVerdict() {
        return expected.withGil();
    }

    /** One sentence on what the program shows: the first line of its own docstring. */
    public String sentence() {
        return text(file()).lines().findFirst().orElseThrow().replace(QUOTES, "");
    }

    /** Its file name; not bare, since {@code import hashlib} would find a program of that name. */
    String file() {
        return "demo_" + name().toLowerCase(Locale.ROOT) + ".py";
    }

    /** Writes the program, and what it may import, into a folder. */
    void unpackInto(Path folder) throws IOException {
        Files.writeString(folder.resolve(file()), text(file()));
        for (String module : MODULES) {
            Files.writeString(folder.resolve(module), text(module));
        }
    }

    private static String text(String file) {
        try (InputStream in = Workload.class.getResourceAsStream("/demo/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
