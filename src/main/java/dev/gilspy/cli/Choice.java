package dev.gilspy.cli;

import dev.gilspy.demo.Workload;
import dev.gilspy.model.Run;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option whose value is one of an enum's, typed in lower case. */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
    private final List<E> values;

    private Choice(E[] values) {
        this.values = List.of(values);
    }

    /** Of {@code --color}. */
    static final class Colors extends Choice<ColorWhen> {
        Colors() {
            super(ColorWhen.values());
        }
    }

    /** Of {@code --pause}. */
    static final class Pauses extends Choice<Run.Pause> {
        Pauses() {
            super(Run.Pause.values());
        }
    }

    /** Of {@code demo}. */
    static final class Workloads extends Choice<Workload> {
        Workloads() {
            super(Workload.values());
        }
    }

    @Override
    public E convert(String text) {
        return values.stream()
                .filter(value -> typed(value).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is none of %s"
                                                .formatted(text, String.join(", ", this))));
    }

    /** The values as they are typed; the shell completes them. */
    @Override
    public Iterator<String> iterator() {
        return values.stream().map(Choice::typed).iterator();
    }

    private static String typed(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
