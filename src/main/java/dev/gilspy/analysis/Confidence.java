package dev.gilspy.analysis;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * How sure a verdict is.
 *
 * @param share of recordings that might as well have been, which would be judged alike; 0 to 1, and
 *     never quite 1, since something may have gone unseen
 * @param runnerUp what most of the others would be judged to be; null if there are none
 * @param intervals how many blocks of time it rests on
 */
public record Confidence(double share, VerdictCode runnerUp, int intervals) {
    private static final double LOW = 0.8;

    private static final List<ToDoubleFunction<Situation>> TELLING =
            List.of(Situation::held, Situation::waiting, Situation::inNative);

    /** How often the rules decide alike; null if the recording is too short to tell. */
    static Confidence of(VerdictCode code, Situation whole, Bootstrap bootstrap) {
        SmallSample sample = sample(bootstrap);
        if (sample == null || sample.blocks() < 2) {
            return null;
        }
        Map<VerdictCode, Integer> counts = new EnumMap<>(VerdictCode.class);
        bootstrap
                .drawn(sample.drawSize())
                .map(whole::in)
                .filter(Objects::nonNull)
                .forEach(drawn -> counts.merge(Rules.decide(drawn), 1, Integer::sum));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int alike = Objects.requireNonNullElse(counts.remove(code), 0);
        return new Confidence(
                Math.min((double) alike / all, 1 - sample.unseen()),
                mostOf(counts),
                bootstrap.blocks());
    }

    /** By the one of the telling figures whose blocks resemble each other most. */
    private static SmallSample sample(Bootstrap bootstrap) {
        List<Situation> blocks =
                bootstrap.single().stream().map(Situation::of).filter(Objects::nonNull).toList();
        return TELLING.stream()
                .map(figure -> SmallSample.of(blocks.stream().mapToDouble(figure).toArray()))
                .min(Comparator.comparingDouble(SmallSample::effective))
                .orElse(null);
    }

    private static VerdictCode mostOf(Map<VerdictCode, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Whether another recording might well be judged otherwise. */
    public boolean low() {
        return share < LOW;
    }
}
