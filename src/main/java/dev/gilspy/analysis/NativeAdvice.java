package dev.gilspy.analysis;

import dev.gilspy.model.Frame;
import java.util.List;
import java.util.Optional;

/**
 * What helps where the code that keeps the GIL is of the standard library, and cannot be changed.
 */
final class NativeAdvice {
    /** What is known of one module. */
    private record Known(List<String> functions, List<String> libraries, String advice) {}

    private static final List<Known> TABLE =
            List.of(
                    new Known(
                            List.of("sre_", "_sre_", "pattern_subx"),
                            List.of("_sre."),
                            "re matches in one call: a pattern without nested repetition cannot backtrack for long."),
                    new Known(
                            List.of("scan_once_", "scanstring_", "_parse_", "encoder_listencode_"),
                            List.of("_json."),
                            "json works through a whole document in one call: smaller documents are as many calls, between which others get the GIL."),
                    new Known(
                            List.of("_pickle_"),
                            List.of("_pickle."),
                            "pickle works through a whole object in one call: smaller ones are as many calls, between which others get the GIL."),
                    new Known(
                            List.of("sqlite3_"),
                            List.of("_sqlite3."),
                            "sqlite3 takes the GIL for functions written in Python and for each row that it converts: let SQL do more of the work."));

    private NativeAdvice() {}

    /** A sentence after a space; nothing where nothing is known. */
    static String on(NativeHolding holding) {
        return Optional.ofNullable(holding.function()).flatMap(NativeAdvice::of).orElse("");
    }

    private static Optional<String> of(Frame function) {
        return TABLE.stream()
                .filter(
                        known ->
                                known.functions().stream().anyMatch(function.function()::startsWith)
                                        || known.libraries().stream()
                                                .anyMatch(function.file()::startsWith))
                .map(known -> " " + known.advice())
                .findFirst();
    }
}
