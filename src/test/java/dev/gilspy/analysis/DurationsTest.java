package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.Quantiles;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 µs",
        "300, <1 µs",
        "41000, 41 µs",
        "999400, 999 µs",
        "999600, 1.0 ms",
        "5300000, 5.3 ms",
        "21060000, 21.1 ms",
        "999940000, 999.9 ms",
        "999960000, 1.00 s",
        "1234000000, 1.23 s",
        "9990000000, 9.99 s",
        "9999000000, 10.0 s",
        "10000000000, 10.0 s",
        "119000000000, 119.0 s",
        "125000000000, 2 min 5 s",
        "3720000000000, 1 h 2 min"
    })
    void exactOnesHaveTwoOrThreeDigits(long nanos, String text) {
        assertThat(Durations.exact(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000000, <1 ms",
        "999999, 1000000, <1 ms",
        "1000000, 1000000, 1 ms",
        "5300000, 1000000, 5 ms",
        "5300000, 1020000, 5 ms",
        "1234000000, 1000000, 1.23 s",
        "1234000000, 10000000, 1.23 s",
        "1234000000, 100000000, 1.2 s",
        "1234000000, 1000000000, 1 s",
        "250000, 100000, 300 µs",
        "5340000, 100000, 5.3 ms",
        "5300000, 10000000, <10 ms",
        "53000000, 10000000, 50 ms"
    })
    void sampledOnesHaveNoDigitThatWasNotMeasured(long nanos, long resolution, String text) {
        assertThat(Durations.text(nanos, resolution)).isEqualTo(text);
    }

    @Test
    void nothingCountedIsNotZero() {
        assertThat(Durations.of(Quantiles.NONE, 0)).isEqualTo("–");
    }

    @Property
    void aTextIsAtMostAResolutionAndATenthOff(
            @ForAll @LongRange(min = 1_000, max = 100_000_000_000L) long nanos,
            @ForAll @LongRange(min = 0, max = 100_000_000L) long resolution) {
        String text = Durations.text(nanos, resolution);
        if (!text.startsWith("<")) {
            double error = Math.abs(parse(text) - nanos);
            assertThat(error)
                    .isLessThanOrEqualTo(Math.max(Math.max(1_000, resolution), 0.1 * nanos));
        } else {
            assertThat(nanos).isLessThan(Math.max(1_000, resolution));
        }
    }

    private static double parse(String text) {
        String[] parts = text.split(" ");
        double unit =
                switch (parts[1]) {
                    case "µs" -> 1e3;
                    case "ms" -> 1e6;
                    case "s" -> 1e9;
                    default -> throw new AssertionError(text);
                };
        return Double.parseDouble(parts[0]) * unit;
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ru"));
            assertThat(Durations.exact(5_300_000)).isEqualTo("5.3 ms");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"10000000, 10 ms", "50000000, 50 ms", "1000000000, 1 s"})
    void aLimitHasNoDigitThatNobodySet(long nanos, String text) {
        assertThat(Durations.whole(nanos)).isEqualTo(text);
    }
}
