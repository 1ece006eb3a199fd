package dev.gilspy.source.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the kernel's tracepoints, as its format file in tracefs describes it: {@code ID: 314}, and
 * for each field a line {@code field:pid_t prev_pid; offset:24; size:4; signed:1;}.
 *
 * @param id by which it is opened
 * @param offsets where each field begins in the tracepoint's record, bytes
 */
record Tracepoint(int id, Map<String, Integer> offsets) {
    private static final Pattern ID = Pattern.compile("(?m)^ID:\\s*(\\d+)");
    private static final Pattern FIELD =
            Pattern.compile("field:[^;]*?(\\w+)(?:\\[\\w*])?;\\s*offset:(\\d+);");

    Tracepoint {
        offsets = Map.copyOf(offsets);
    }

    /**
     * @throws IllegalArgumentException if the text has no ID
     */
    static Tracepoint parse(String format) {
        Matcher id = ID.matcher(format);
        if (!id.find()) {
            throw new IllegalArgumentException("a tracepoint without ID: " + format);
        }
        Map<String, Integer> offsets = new HashMap<>();
        Matcher field = FIELD.matcher(format);
        while (field.find()) {
            offsets.put(field.group(1), Integer.parseInt(field.group(2)));
        }
        return new Tracepoint(Integer.parseInt(id.group(1)), offsets);
    }

    /**
     * @throws IllegalArgumentException if it has no such field
     */
    int offset(String field) {
        Integer offset = offsets.get(field);
        if (offset == null) {
            throw new IllegalArgumentException("a tracepoint without " + field);
        }
        return offset;
    }
}
