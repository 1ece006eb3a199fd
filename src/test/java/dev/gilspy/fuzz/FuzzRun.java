package dev.gilspy.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of fuzzing one target, as libFuzzer counts it.
 *
 * @param executions how many inputs were run
 * @param edges of the code that were reached, by all inputs together
 * @param features edges told apart by how often they were taken, and comparisons by how they went
 * @param inputs how many are kept
 * @param inputBytes how big they are together
 * @param finds how many failed
 */
record FuzzRun(
        FuzzTarget target,
        int seconds,
        long executions,
        long edges,
        long features,
        long inputs,
        long inputBytes,
        long finds) {
    private static final Pattern EXECUTIONS =
            Pattern.compile("stat::number_of_executed_units: *(\\d+)");
    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+)");

    /** Fuzzes a target for a while, and sorts what is worth keeping into its inputs. */
    static FuzzRun of(FuzzTarget target, Path work, int seconds)
            throws IOException, InterruptedException {
        Corpus corpus = Corpus.of(target, work);
        long findsBefore = corpus.finds();
        Jazzer jazzer = new Jazzer(target, corpus, work);
        Path log = jazzer.fuzz(seconds);
        jazzer.merge();
        corpus.replaceInputs();
        return read(Files.readString(log), target, seconds, corpus, findsBefore);
    }

    private static FuzzRun read(
            String log, FuzzTarget target, int seconds, Corpus corpus, long findsBefore)
            throws IOException {
        return new FuzzRun(
                target,
                seconds,
                last(EXECUTIONS, log, 1),
                last(COVERAGE, log, 1),
                last(COVERAGE, log, 2),
                corpus.inputs(),
                corpus.inputBytes(),
                corpus.finds() - findsBefore);
    }

    private static long last(Pattern pattern, String log, int group) {
        long last = 0;
        for (Matcher found = pattern.matcher(log); found.find(); ) {
            last = Long.parseLong(found.group(group));
        }
        return last;
    }
}
