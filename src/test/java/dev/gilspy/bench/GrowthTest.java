package dev.gilspy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void theSlopeIsThatOfTheSecondHalf() {
        Growth growth = new Growth();
        for (int second = 0; second < 10; second++) {
            growth.add(second, 50e6 * second);
        }
        for (int second = 10; second < 20; second++) {
            growth.add(second, 600e6 + 1e6 * second);
        }

        assertThat(growth.slope()).isCloseTo(1e6, within(1.0));
    }

    @Test
    void aTableHasFirstMedianLastAndMost() {
        Growth growth = new Growth();
        growth.add(0, 10e6);
        growth.add(3600, 30e6);
        growth.add(7200, 20e6);

        MarkdownTable table = Growth.table();
        growth.addTo(table, "gilspy");

        assertThat(table.toString().replaceAll(" +", " "))
                .endsWith("| gilspy | 3 | 10.0 | 20.0 | 20.0 | 30.0 | -10.0 |");
    }
}
