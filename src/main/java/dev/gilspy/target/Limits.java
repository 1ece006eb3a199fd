package dev.gilspy.target;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own resource limits, from /proc/self/limits: lines like {@code Max locked memory 65536
 * unlimited bytes}, the soft limit first. See getrlimit(2).
 *
 * @param text the whole file; "" if it cannot be read
 */
record Limits(String text) {

    static Limits of(Proc proc) {
        return new Limits(proc.find("self/limits").orElse(""));
    }

    /** A soft limit; {@link Long#MAX_VALUE} if there is none, empty if it is not known. */
    OptionalLong soft(String name) {
        return find(name, 1);
    }

    /** A hard limit, likewise. */
    OptionalLong hard(String name) {
        return find(name, 2);
    }

    private OptionalLong find(String name, int column) {
        Matcher line =
                Pattern.compile("(?m)^" + name + "\\s+(\\d+|unlimited)\\s+(\\d+|unlimited)")
                        .matcher(text);
        if (!line.find()) {
            return OptionalLong.empty();
        }
        // What is more than a long can say is as good as unlimited.
        return OptionalLong.of(Numbers.decimal(line.group(column)).orElse(Long.MAX_VALUE));
    }
}
