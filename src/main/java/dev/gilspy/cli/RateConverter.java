package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A sampling rate in Hz such as {@code 1000}, {@code 10k}, {@code 1khz}, or as the mean interval
 * between two samples, {@code 2ms}.
 */
final class RateConverter implements ITypeConverter<Integer> {
    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?) *(k?)(?:hz)?");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal SECOND_NANOS = BigDecimal.valueOf(1_000_000_000);

    /** A sample takes some microseconds: faster cannot be kept up. */
    private static final int MAX_HZ = 100_000;

    @Override
    public Integer convert(String text) {
        BigDecimal hertz =
                hertz(text.strip().toLowerCase(Locale.ROOT))
                        .orElseThrow(
                                () ->
                                        new TypeConversionException(
                                                "'%s' is not a rate such as 1000, 10k or 2ms"
                                                        .formatted(text)));
        if (hertz.compareTo(BigDecimal.ONE) < 0
                || hertz.compareTo(BigDecimal.valueOf(MAX_HZ)) > 0) {
            throw new TypeConversionException(
                    "'%s' is not a rate between 1 and 100,000 samples a second".formatted(text));
        }
        return hertz.intValue();
    }

    private static Optional<BigDecimal> hertz(String text) {
        Matcher rate = RATE.matcher(text);
        if (rate.matches()) {
            BigDecimal number = new BigDecimal(rate.group(1));
            return Optional.of(rate.group(2).isEmpty() ? number : number.multiply(THOUSAND));
        }
        return DurationConverter.parse(text)
                .filter(nanos -> nanos > 0)
                .map(nanos -> SECOND_NANOS.divideToIntegralValue(BigDecimal.valueOf(nanos)));
    }
}
