package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time such as {@code 500ms}, {@code 10s}, {@code 2m}; a bare number is seconds. */
final class DurationConverter implements ITypeConverter<Long> {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?) *([a-zµ]*)");
    private static final Map<String, Long> UNIT_NANOS =
            Map.of(
                    "us", 1_000L,
                    "µs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "min", 60_000_000_000L,
                    "h", 3_600_000_000_000L);

    /** Ten years: more is a slip of the finger, and would not fit a long much later. */
    private static final BigDecimal MAX_NANOS = new BigDecimal("315360000000000000");

    @Override
    public Long convert(String text) {
        return parse(text)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is not a time such as 500ms, 10s or 2m"
                                                .formatted(text)));
    }

    /** The time in nanoseconds; empty if this is none. */
    static Optional<Long> parse(String text) {
        Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!time.matches() || !UNIT_NANOS.containsKey(time.group(2))) {
            return Optional.empty();
        }
        BigDecimal unit = BigDecimal.valueOf(UNIT_NANOS.get(time.group(2)));
        BigDecimal nanos = new BigDecimal(time.group(1)).multiply(unit);
        return nanos.compareTo(MAX_NANOS) > 0 ? Optional.empty() : Optional.of(nanos.longValue());
    }
}
