package dev.gilspy.analysis;

import java.util.List;

/**
 * What a recording shows.
 *
 * @param interpreter the interpreter whose GIL it is about, the lowest of those that share it; null
 *     if the process has only one, or it is about all of them
 * @param summary one sentence
 * @param ceiling how many times as fast the work under that GIL could run without it on these CPUs,
 *     1 or more; null if not known
 * @param confidence how sure it is; null if not known
 * @param evidence the figures it rests on, one clause each
 * @param remedies what to do, most promising first; empty where nothing needs doing
 * @param whatIf what ways out of the GIL could gain; empty where there is nothing to gain
 */
public record Verdict(
        VerdictCode code,
        Integer interpreter,
        String summary,
        Double ceiling,
        Confidence confidence,
        List<String> evidence,
        List<String> remedies,
        List<WhatIf> whatIf) {

    public Verdict {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
        whatIf = List.copyOf(whatIf);
    }
}
