package dev.gilspy.cli;

import dev.gilspy.demo.Workload;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code gilspy demo} shows.
 *
 * @param all whether it is all that there is, rather than one workload
 */
record Programme(List<Workload> workloads, boolean all) {
    private static final String ALL = "all";

    /** One workload, by its name, or {@code all}. */
    static final class Converter implements ITypeConverter<Programme>, Iterable<String> {
        private final Choice.Workloads one = new Choice.Workloads();

        @Override
        public Programme convert(String text) {
            if (text.toLowerCase(Locale.ROOT).equals(ALL)) {
                return new Programme(List.of(Workload.values()), true);
            }
            try {
                return new Programme(List.of(one.convert(text)), false);
            } catch (TypeConversionException e) {
                throw new TypeConversionException(e.getMessage() + ", " + ALL);
            }
        }

        @Override
        public Iterator<String> iterator() {
            List<String> names = new ArrayList<>(one.typedValues());
            names.add(ALL);
            return names.iterator();
        }
    }
}
