package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * How a number with a unit is read, such as {@code 1.5h} or {@code 100 MB}.
 *
 * @param what such a one, with examples, for people
 * @param units what one of each is, by its name in lower case; "" is the unit of a bare number
 * @param most more is a slip of the finger
 */
record Quantity(String what, Map<String, Long> units, BigDecimal most) {
    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?) *([a-zµ]*)");

    /**
     * The quantity.
     *
     * @throws TypeConversionException if this is none
     */
    Long require(String text) {
        return parse(text)
                .orElseThrow(
                        () -> new TypeConversionException("'%s' is not %s".formatted(text, what)));
    }

    /** The quantity; empty if this is none. */
    Optional<Long> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || !units.containsKey(parts.group(2))) {
            return Optional.empty();
        }
        BigDecimal unit = BigDecimal.valueOf(units.get(parts.group(2)));
        BigDecimal value = new BigDecimal(parts.group(1)).multiply(unit);
        return value.compareTo(most) > 0 ? Optional.empty() : Optional.of(value.longValue());
    }
}
