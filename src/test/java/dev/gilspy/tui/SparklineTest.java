package dev.gilspy.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
    private static final double UNKNOWN = Double.NaN;

    @Test
    void oneBlockForEachValueAndNoneForWhatIsNotKnown() {
        double[] values = {UNKNOWN, 0, 0.13, 0.5, 0.99, 1, 7};
        assertThat(Sparkline.of(values, 1, 10)).isEqualTo(" ▁▂▅███");
        assertThat(Sparkline.of(new double[0], 1, 10)).isEmpty();
    }

    @Test
    void whatIsTooLongIsAveragedFromItsEnd() {
        double[] values = {1, 0, 0, 1, 1};
        assertThat(Sparkline.of(values, 1, 3)).isEqualTo("█▁█");
        assertThat(Sparkline.of(new double[] {UNKNOWN, 1, 4, UNKNOWN}, 4, 2)).isEqualTo("▃█");
    }
}
