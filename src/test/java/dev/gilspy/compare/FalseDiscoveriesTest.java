package dev.gilspy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FalseDiscoveriesTest {
    /** The example of Benjamini and Hochberg's own article, section 3.2. */
    @Test
    void fourOfTheFifteenOfThatArticleAreDiscoveries() {
        double[] chances = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0000
        };

        assertThat(FalseDiscoveries.limit(chances)).isEqualTo(0.0095);
    }

    @Test
    void amongManyOneThatLooksImprobableIsNone() {
        double[] chances = new double[50];
        Arrays.fill(chances, 0.5);
        chances[7] = 0.02;

        assertThat(FalseDiscoveries.limit(chances)).isNegative();
        assertThat(FalseDiscoveries.limit(new double[] {0.02})).isEqualTo(0.02);
    }

    @Test
    void nothingComparedIsNothingDiscovered() {
        assertThat(FalseDiscoveries.limit(new double[0])).isNegative();
    }
}
