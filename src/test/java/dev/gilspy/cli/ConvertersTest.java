package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.model.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, 500000000",
        "10s, 10000000000",
        "10, 10000000000",
        "2m, 120000000000",
        "1.5h, 5400000000000",
        "250us, 250000",
        "250 µs, 250000",
        "0, 0",
        "10S, 10000000000"
    })
    void readsDurations(String text, long nanos) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5", "5 apples", "1e3s", "99999999h", "1m30s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is not a time such as 500ms, 10s or 2m", text);
    }

    @ParameterizedTest
    @CsvSource({
        "100MB, 100000000",
        "1GiB, 1073741824",
        "1.5 kB, 1500",
        "512, 512",
        "2m, 2097152",
        "20tb, 20000000000000"
    })
    void readsSizes(String text, long bytes) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1MB", "1e6", "1 potato", "9999999999TB"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> new SizeConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is not a size such as 100MB or 1GiB", text);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000",
        "10k, 10000",
        "1khz, 1000",
        "2.5kHz, 2500",
        "100 Hz, 100",
        "2ms, 500",
        "100us, 10000",
        "1s, 1",
        "3ms, 333"
    })
    void readsRatesAndIntervals(String text, int hertz) {
        assertThat(new RateConverter().convert(text)).isEqualTo(hertz);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "1k5"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> new RateConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is not a rate such as 1000, 10k or 2ms", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "2s", "100001", "1us", "999999999999k"})
    void refusesRatesThatCannotBeKept(String text) {
        assertThatThrownBy(() -> new RateConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("between 1 and 100,000");
    }

    @ParameterizedTest
    @CsvSource({"1%, 0.01", "0.5, 0.005", "2 %, 0.02", "100, 1", "0.05%, 0.0005"})
    void readsSharesOfACpu(String text, double share) {
        assertThat(new PercentConverter().convert(text)).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-1%", "little", "1%%", "1,5"})
    void refusesWhatIsNoShareOfACpu(String text) {
        assertThatThrownBy(() -> new PercentConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'%s' is not a share of a CPU such as 1%% or 0.5", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0%", "101", "1000%"})
    void refusesSharesThatCannotBe(String text) {
        assertThatThrownBy(() -> new PercentConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("above 0 and up to 100 %");
    }

    @Test
    void choicesAreTypedInLowerCase() {
        assertThat(new Choice.Pauses()).containsExactly("never", "holder", "process");
        assertThat(new Choice.Pauses().convert("Holder")).isEqualTo(Run.Pause.HOLDER);
        assertThatThrownBy(() -> new Choice.Pauses().convert("all"))
                .hasMessage("'all' is none of never, holder, process");
    }

    @Test
    void aRegularExpressionIsRefusedInOneLine() {
        assertThatThrownBy(() -> new RegexConverter().convert("["))
                .hasMessage("'[' is no regular expression: Unclosed character class");
    }
}
