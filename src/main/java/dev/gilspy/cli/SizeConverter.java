package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A size such as {@code 100MB} or {@code 1GiB}; a bare number is bytes, and as dd has it, M is MiB.
 */
final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) *([a-z]*)");
    private static final Map<String, Long> UNIT_BYTES =
            Map.ofEntries(
                    Map.entry("", 1L),
                    Map.entry("b", 1L),
                    Map.entry("kb", 1_000L),
                    Map.entry("mb", 1_000_000L),
                    Map.entry("gb", 1_000_000_000L),
                    Map.entry("tb", 1_000_000_000_000L),
                    Map.entry("k", 1L << 10),
                    Map.entry("kib", 1L << 10),
                    Map.entry("m", 1L << 20),
                    Map.entry("mib", 1L << 20),
                    Map.entry("g", 1L << 30),
                    Map.entry("gib", 1L << 30),
                    Map.entry("tib", 1L << 40));

    /** An exabyte: more is a slip of the finger. */
    private static final BigDecimal MAX_BYTES = new BigDecimal("1000000000000000000");

    @Override
    public Long convert(String text) {
        return parse(text)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is not a size such as 100MB or 1GiB"
                                                .formatted(text)));
    }

    /** The size in bytes; empty if this is none. */
    static Optional<Long> parse(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches() || !UNIT_BYTES.containsKey(size.group(2))) {
            return Optional.empty();
        }
        BigDecimal unit = BigDecimal.valueOf(UNIT_BYTES.get(size.group(2)));
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(unit);
        return bytes.compareTo(MAX_BYTES) > 0 ? Optional.empty() : Optional.of(bytes.longValue());
    }
}
