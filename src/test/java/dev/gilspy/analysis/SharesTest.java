package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tr", "ru", "ar-EG-u-nu-arab"})
    void readTheSameInEveryLocale(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(Shares.percent(0.1234)).isEqualTo("12.3");
        assertThat(Shares.percent(0)).isEqualTo("0.0");
        assertThat(Shares.percent(0.0004)).isEqualTo("<0.1");
        assertThat(Shares.percent(Double.NaN)).isEqualTo("–");
        assertThat(Shares.percentSign(Double.NaN)).isEqualTo("–");
        assertThat(Shares.said(0.01)).isEqualTo("1 %");
        assertThat(Shares.said(0.0025)).isEqualTo("0.25 %");
        assertThat(Shares.said(1)).isEqualTo("100 %");
        assertThat(Shares.said(Double.NaN)).isEqualTo("–");
        assertThat(Shares.number(2.94)).isEqualTo("2.9");
        assertThat(Shares.count(10_000)).isEqualTo("10,000");
        assertThat(Shares.plural(1, "thread")).isEqualTo("1 thread");
        assertThat(Shares.plural(0, "thread")).isEqualTo("0 threads");
    }
}
