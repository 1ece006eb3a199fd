package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * A size such as {@code 100MB} or {@code 1GiB}; a bare number is bytes, and as dd has it, M is MiB.
 */
final class SizeConverter implements ITypeConverter<Long> {
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

    private static final Quantity SIZES =
            new Quantity("a size such as 100MB or 1GiB", UNIT_BYTES, MAX_BYTES);

    @Override
    public Long convert(String text) {
        return SIZES.require(text);
    }

    /** The size in bytes; empty if this is none. */
    static Optional<Long> parse(String text) {
        return SIZES.parse(text);
    }
}
