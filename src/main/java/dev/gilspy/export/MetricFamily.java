package dev.gilspy.export;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of one name, by labels; those that are not known are left out. */
final class MetricFamily {
    static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final Unit unit;
    private final String help;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    /**
     * @param unit null if it has none; else the name ends with it
     */
    MetricFamily(String name, Unit unit, String help) {
        this.name = name;
        this.unit = unit;
        this.help = help;
    }

    /**
     * Adds a figure; NaN stands for one that is not known.
     *
     * @param labels each a name and a value
     */
    MetricFamily add(double value, String... labels) {
        if (!Double.isNaN(value)) {
            values.put(Labels.of(labels), value);
        }
        return this;
    }

    /** As figures that go up and down. */
    MetricSnapshot gauge() {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).unit(unit).help(help);
        values.forEach(
                (labels, value) ->
                        family.dataPoint(
                                GaugeDataPointSnapshot.builder()
                                        .value(value)
                                        .labels(labels)
                                        .build()));
        return family.build();
    }

    /** As figures that only grow; the name is written with {@code _total}. */
    MetricSnapshot counter() {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).unit(unit).help(help);
        values.forEach(
                (labels, value) ->
                        family.dataPoint(new CounterDataPointSnapshot(value, labels, null, 0)));
        return family.build();
    }
}
