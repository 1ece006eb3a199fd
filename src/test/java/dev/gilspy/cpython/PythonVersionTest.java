package dev.gilspy.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.8.18", "2.7.18+", "3.13.0rc2", "3.14.0a7", "3.9.1+", "3.15.0b1+"})
    void printsWhatItHasRead(String text) {
        assertThat(PythonVersion.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "3.8", "3.8.", "3.8.x", "3.8.18.1", "3.8.1rc", "v3.8.1", "3.8.1-2"})
    void refusesWhatIsNoVersion(String text) {
        assertThat(PythonVersion.parse(text)).isEmpty();
    }

    @Test
    void readsTheNumberThatCPythonIsBuiltWith() {
        assertThat(PythonVersion.ofHex(0x030b07f0)).hasToString("3.11.7");
        assertThat(PythonVersion.ofHex(0x030d00c2)).hasToString("3.13.0rc2");
        assertThat(PythonVersion.ofHex(0x030e00a7)).hasToString("3.14.0a7");
    }

    @Test
    void ordersCandidatesBeforeTheirRelease() {
        PythonVersion candidate = PythonVersion.parse("3.13.0rc2").orElseThrow();
        assertThat(candidate).isLessThan(PythonVersion.of(3, 13, 0));
        assertThat(candidate).isGreaterThan(PythonVersion.parse("3.13.0b4").orElseThrow());
        assertThat(PythonVersion.of(3, 9, 18)).isLessThan(PythonVersion.of(3, 10, 0));
        assertThat(candidate.atLeast(3, 13)).isTrue();
        assertThat(candidate.atLeast(3, 14)).isFalse();
    }
}
