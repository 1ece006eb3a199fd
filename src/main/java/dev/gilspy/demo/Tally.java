package dev.gilspy.demo;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program has done so far, in a line such as {@code done 1234 24170.379066}.
 *
 * @param units how often it has done its work, all its threads or processes together
 * @param seconds when that was; the origin is any, but the same for one program
 */
public record Tally(long units, double seconds) {
    private static final Pattern LINE = Pattern.compile("done (\\d{1,18}) (\\d{1,12}\\.\\d{6})");

    /**
     * @param line null if there was none
     * @throws IOException if it is no tally
     */
    static Tally parse(String line) throws IOException {
        Matcher tally = LINE.matcher(line == null ? "" : line);
        if (!tally.matches()) {
            throw new IOException("no tally: " + line);
        }
        return new Tally(Long.parseLong(tally.group(1)), Double.parseDouble(tally.group(2)));
    }

    /** Units a second since an earlier tally of the same program. */
    public double rateSince(Tally earlier) {
        return (units - earlier.units) / (seconds - earlier.seconds);
    }
}
