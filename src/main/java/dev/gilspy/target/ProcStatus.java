package dev.gilspy.target;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What /proc/PID/status says of a process or thread: lines like {@code NSpid: 6986 12}. Anybody may
 * read it.
 */
record ProcStatus(Map<String, String> fields) {

    /** Reads {@code status} in the folder of a process or task; empty if there is none. */
    static Optional<ProcStatus> read(Path folder) {
        return Proc.read(folder.resolve("status")).map(ProcStatus::parse);
    }

    static ProcStatus parse(String status) {
        Map<String, String> fields = new HashMap<>();
        for (String line : status.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).trim());
            }
        }
        return new ProcStatus(Map.copyOf(fields));
    }

    /** A field's text; "" if this kernel does not print it. */
    String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** A field's numbers; none if this kernel does not print it. */
    int[] numbers(String field) {
        String text = text(field);
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split("\\s+"))
                        .map(Numbers::id)
                        .takeWhile(OptionalInt::isPresent)
                        .mapToInt(OptionalInt::getAsInt)
                        .toArray();
    }

    /** The process that a thread belongs to; 0 if not known. */
    int processId() {
        return number("Tgid");
    }

    /** A field's first number; 0 if this kernel does not print it. */
    int number(String field) {
        int[] numbers = numbers(field);
        return numbers.length == 0 ? 0 : numbers[0];
    }

    /** Real, effective, saved and file system UID; none if not known. */
    int[] userIds() {
        return numbers("Uid");
    }

    /** A set of capabilities ({@code CapEff}, {@code CapPrm}) as bits; 0 if not known. */
    long capabilities(String set) {
        return Numbers.bits(text(set)).orElse(0);
    }

    /** Whether a seccomp filter is in force. */
    boolean filtered() {
        return text("Seccomp").equals("2");
    }
}
