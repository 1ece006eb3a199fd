package dev.gilspy.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Jazzer, which runs libFuzzer, on one target. Its options are libFuzzer's, with one dash. */
record Jazzer(FuzzTarget target, Corpus corpus, Path work) {
    /**
     * One input may take so long: what it costs is bounded by {@link Cost}, but a machine may be
     * busy, and for the first one all classes are loaded and rewritten.
     */
    private static final int LONGEST_SECONDS = 60;

    private static final int LONGEST_MERGE_SECONDS = 120;

    /** As users have it, and as in the build: one of them does not hold for some files. */
    private static final String NO_ASSERTIONS = "-da:org.tomlj...";

    /** What has to be got by before gilspy's own readers of files of options see anything. */
    private static final String TOML = "org.tomlj.**";

    /**
     * Jazzer takes a pattern out of the input for an attack; here it is an option of the user's.
     * And where a pattern is looked for, it takes tens of megabytes and most of the time to guess
     * what would match.
     */
    private static final String NO_REGULAR_EXPRESSIONS =
            "com.code_intelligence.jazzer.sanitizers.RegexInjection"
                    + ":com.code_intelligence.jazzer.sanitizers.RegexRoadblocks";

    /**
     * Looks for new inputs.
     *
     * @return what Jazzer said
     */
    Path fuzz(int seconds) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        options.add("-max_total_time=" + seconds);
        options.add("-print_final_stats=1");
        options.add("-timeout=" + LONGEST_SECONDS);
        options.add("-artifact_prefix=" + corpus.kept().toAbsolutePath() + "/");
        options.add(corpus.found().toString()); // where new ones go
        options.add(corpus.kept().toString());
        return run("fuzz", options, seconds + LONGEST_MERGE_SECONDS);
    }

    /** Takes of what is kept and what was found the fewest that reach as much. */
    void merge() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        options.add("-merge=1");
        options.add("-set_cover_merge=1");
        options.add("-use_counters=0");
        options.add("-max_total_time=" + LONGEST_MERGE_SECONDS);
        options.add(corpus.fewest().toString());
        options.add(corpus.kept().toString());
        options.add(corpus.found().toString());
        run("merge", options, 2 * LONGEST_MERGE_SECONDS);
    }

    private Path run(String what, List<String> options, int seconds)
            throws IOException, InterruptedException {
        Path log = work.resolve(target.name()).resolve(what + ".log");
        Process jazzer =
                new ProcessBuilder(command(options))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!jazzer.waitFor(seconds, TimeUnit.SECONDS)) {
            jazzer.destroyForcibly().waitFor();
        }
        return log;
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", NO_ASSERTIONS));
        command.add("-Djava.io.tmpdir=" + work.resolve(target.name()).toAbsolutePath());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + target.type());
        command.add("--target_method=" + target.method());
        command.add("--hooks=true");
        command.add("--disabled_hooks=" + NO_REGULAR_EXPRESSIONS);
        command.add("--instrumentation_includes=dev.gilspy.**:" + TOML);
        command.add("--custom_hook_includes=dev.gilspy.**");
        command.add("--reproducer_path=" + work.resolve(target.name()));
        command.addAll(options);
        return command;
    }
}
