package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** A time such as {@code 500ms}, {@code 10s}, {@code 2m}; a bare number is seconds. */
final class DurationConverter implements ITypeConverter<Long> {
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

    private static final Quantity TIMES =
            new Quantity("a time such as 500ms, 10s or 2m", UNIT_NANOS, MAX_NANOS);

    @Override
    public Long convert(String text) {
        return TIMES.require(text);
    }

    /** The time in nanoseconds; empty if this is none. */
    static Optional<Long> parse(String text) {
        return TIMES.parse(text);
    }
}
