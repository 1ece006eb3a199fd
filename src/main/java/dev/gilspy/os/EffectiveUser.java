package dev.gilspy.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As whom gilspy acts. Who owns /proc/self may be another: see prctl(2), PR_SET_DUMPABLE.
 *
 * @param id user ID
 * @param group group ID
 */
public record EffectiveUser(int id, int group) {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Real, effective, ..., see proc(5). */
    private static final String FIELD = "(?m)^%s:\\s+\\d+\\s+(\\d+)";

    /** This process', which stays as it is. */
    private static final class This {
        static final EffectiveUser USER = read();
    }

    public static EffectiveUser here() {
        return This.USER;
    }

    private static EffectiveUser read() {
        try {
            String status = Files.readString(STATUS);
            return new EffectiveUser(number(status, "Uid"), number(status, "Gid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String status, String field) {
        Matcher found = Pattern.compile(FIELD.formatted(field)).matcher(status);
        if (!found.find()) {
            throw new IllegalStateException(STATUS + " does not say which user this is");
        }
        return Integer.parseUnsignedInt(found.group(1));
    }
}
