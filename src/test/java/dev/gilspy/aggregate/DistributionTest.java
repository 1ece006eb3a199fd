package dev.gilspy.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.PackedHistogram;

class DistributionTest {
    @Property(tries = 100)
    void fewDurationsHaveThePercentilesOfAHistogram(
            @ForAll @Size(min = 1, max = 20)
                    List<@LongRange(min = 0, max = 3_000_000_000_000L) Long> nanos) {
        Distribution distribution = new Distribution();
        PackedHistogram histogram = Episodes.newHistogram();
        nanos.forEach(
                each -> {
                    distribution.add(each);
                    histogram.recordValue(each);
                });
        long longest = nanos.stream().mapToLong(Long::longValue).max().orElseThrow();
        var quantiles = distribution.quantiles(true, 0);

        assertThat(quantiles.count()).isEqualTo(nanos.size());
        assertThat(quantiles.p50Nanos())
                .isEqualTo(Math.min(longest, histogram.getValueAtPercentile(50)));
        assertThat(quantiles.p90Nanos())
                .isEqualTo(Math.min(longest, histogram.getValueAtPercentile(90)));
        assertThat(quantiles.p999Nanos())
                .isEqualTo(Math.min(longest, histogram.getValueAtPercentile(99.9)));
    }

    @Property(tries = 100)
    void addedUpTheyAreThoseOfAll(
            @ForAll @Size(max = 15) List<@LongRange(min = 0, max = 1_000_000_000L) Long> some,
            @ForAll @Size(max = 15) List<@LongRange(min = 0, max = 1_000_000_000L) Long> others) {
        Distribution sum = new Distribution();
        Distribution more = new Distribution();
        Distribution all = new Distribution();
        some.forEach(sum::add);
        others.forEach(more::add);
        some.forEach(all::add);
        others.forEach(all::add);
        sum.addAll(more);
        assertThat(sum.quantiles(true, 0)).isEqualTo(all.quantiles(true, 0));
    }
}
