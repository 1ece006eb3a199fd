package dev.gilspy.cli;

import dev.gilspy.demo.Workload;
import dev.gilspy.doctor.Manifest;
import dev.gilspy.model.Run;
import dev.gilspy.source.Settings;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
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

    /** Of {@code --exact}. */
    static final class Exacts extends Choice<Settings.Exact> implements IParameterPreprocessor {
        Exacts() {
            super(Settings.Exact.values());
        }

        /** Alone it means on, whatever follows that is not one of its values. */
        @Override
        public boolean preprocess(
                Stack<String> rest,
                CommandSpec command,
                ArgSpec argument,
                Map<String, Object> circumstances) {
            boolean hasValue =
                    "=".equals(circumstances.get("separator"))
                            || !rest.isEmpty() && typedValues().contains(rest.peek());
            if (!hasValue) {
                rest.push(typed(Settings.Exact.ON));
            }
            return false;
        }
    }

    /** Of {@code --pause}. */
    static final class Pauses extends Choice<Run.Pause> {
        Pauses() {
            super(Run.Pause.values());
        }
    }

    /** Of {@code doctor --format}. */
    static final class DoctorFormats extends Choice<DoctorCommand.Format> {
        DoctorFormats() {
            super(DoctorCommand.Format.values());
        }
    }

    /** Of {@code doctor --for}. */
    static final class Manifests extends Choice<Manifest> {
        Manifests() {
            super(Manifest.values());
        }
    }

    /** Of {@code demo}; see {@link Programme} for all of them. */
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
        return typedValues().iterator();
    }

    List<String> typedValues() {
        return values.stream().map(Choice::typed).toList();
    }

    private static String typed(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
