package dev.gilspy.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of one CPU in percent, such as {@code 1%}, {@code 0.5} or {@code 2 %}; as 0 to 1. */
final class PercentConverter implements ITypeConverter<Double> {
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?) *%?");

    @Override
    public Double convert(String text) {
        double share =
                parse(text)
                        .orElseThrow(
                                () ->
                                        new TypeConversionException(
                                                "'%s' is not a share of a CPU such as 1%% or 0.5"
                                                        .formatted(text)));
        if (share == 0 || share > 1) {
            throw new TypeConversionException(
                    "'%s' is not a share of a CPU above 0 and up to 100 %%".formatted(text));
        }
        return share;
    }

    /** The share, 1 for 100 percent; empty if this is none. */
    static Optional<Double> parse(String text) {
        Matcher percent = PERCENT.matcher(text.strip());
        return percent.matches()
                ? Optional.of(new BigDecimal(percent.group(1)).movePointLeft(2).doubleValue())
                : Optional.empty();
    }
}
