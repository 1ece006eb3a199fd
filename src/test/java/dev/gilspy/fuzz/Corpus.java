package dev.gilspy.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of one target: those that are kept, those that fuzzing has found, and the fewest that
 * do as much as both.
 *
 * @param kept in the sources
 * @param found so far, in the build's output; fuzzing goes on from them
 * @param fewest made of both by merging
 */
record Corpus(Path kept, Path found, Path fewest) {
    /** A target's, with empty folders where there is nothing yet. */
    static Corpus of(FuzzTarget target, Path work) throws IOException {
        Path folder = work.resolve(target.name());
        Corpus corpus =
                new Corpus(target.inputs(), folder.resolve("found"), folder.resolve("fewest"));
        for (Path each : List.of(corpus.kept, corpus.found, corpus.fewest)) {
            Files.createDirectories(each);
        }
        corpus.clearFewest();
        return corpus;
    }

    private void clearFewest() throws IOException {
        for (Path file : files(fewest)) {
            Files.delete(file);
        }
    }

    /**
     * Keeps the fewest inputs, and what ever failed. Those that were written by hand stay too: they
     * say what they are.
     */
    void replaceInputs() throws IOException {
        List<Path> merged = files(fewest);
        if (merged.isEmpty()) {
            return;
        }
        for (Path file : files(kept)) {
            if (!named(file)) {
                Files.delete(file);
            }
        }
        for (Path file : merged) {
            Files.copy(file, kept.resolve(file.getFileName()));
        }
    }

    /** Whether somebody or Jazzer gave it a name; libFuzzer's own are hashes. */
    private static boolean named(Path file) {
        return !file.getFileName().toString().matches("[0-9a-f]{40}");
    }

    /** How many failed when they were found. */
    long finds() throws IOException {
        return files(kept).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("(crash|timeout|oom)-.*"))
                .count();
    }

    long inputs() throws IOException {
        return files(kept).size();
    }

    long inputBytes() throws IOException {
        long bytes = 0;
        for (Path file : files(kept)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
