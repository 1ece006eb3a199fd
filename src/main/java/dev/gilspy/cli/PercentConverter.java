package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of one CPU in percent, such as {@code 1%}, {@code 0.5} or {@code 2 %}; as 0 to 1. */
final class PercentConverter implements ITypeConverter<Double> {
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?) *%?");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    @Override
    public Double convert(String text) {
        Matcher percent = PERCENT.matcher(text.strip());
        if (!percent.matches()) {
            throw new TypeConversionException(
                    "'%s' is not a share of a CPU such as 1%% or 0.5".formatted(text));
        }
        BigDecimal number = new BigDecimal(percent.group(1));
        if (number.signum() == 0 || number.compareTo(WHOLE) > 0) {
            throw new TypeConversionException(
                    "'%s' is not a share of a CPU above 0 and up to 100 %%".formatted(text));
        }
        return number.movePointLeft(2).doubleValue();
    }
}
