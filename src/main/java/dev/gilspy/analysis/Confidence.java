package dev.gilspy.analysis;

import dev.gilspy.aggregate.Summary;
import java.util.EnumMap;
import java.util.Map;

/**
 * How sure a verdict is.
 *
 * @param share of recordings that might as well have been, which would be judged alike; 0 to 1
 * @param runnerUp what most of the others would be judged to be; null if there are none
 * @param intervals how many blocks of time it rests on
 */
public record Confidence(double share, VerdictCode runnerUp, int intervals) {
    /** How often the rules decide alike; null if the recording is too short to tell. */
    static Confidence of(VerdictCode code, Bootstrap bootstrap) {
        Map<VerdictCode, Integer> counts = new EnumMap<>(VerdictCode.class);
        for (Summary drawn : bootstrap.drawn()) {
            Situation situation = Situation.of(drawn);
            if (situation != null) {
                counts.merge(Rules.decide(situation), 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            return null;
        }
        int alike = counts.getOrDefault(code, 0);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.remove(code);
        VerdictCode runnerUp =
                counts.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(null);
        return new Confidence((double) alike / all, runnerUp, bootstrap.blocks());
    }
}
