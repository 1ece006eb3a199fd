package dev.gilspy.analysis;

import java.util.List;

/**
 * What a recording shows.
 *
 * @param summary one sentence
 * @param ceiling how many times as fast the work could run without the GIL on these CPUs, 1 or
 *     more; null if not known
 * @param evidence the figures it rests on, one clause each
 * @param remedies what to do, most promising first; empty where nothing needs doing
 */
public record Verdict(
        VerdictCode code,
        String summary,
        Double ceiling,
        List<String> evidence,
        List<String> remedies) {

    public Verdict {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }
}
