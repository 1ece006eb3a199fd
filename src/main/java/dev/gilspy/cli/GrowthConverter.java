package dev.gilspy.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How much a figure may grow, such as {@code 10%} or {@code 150}; as a part, 0.1 for 10 %. */
final class GrowthConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        return PercentConverter.parse(text)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is not a growth such as 10%%".formatted(text)));
    }
}
