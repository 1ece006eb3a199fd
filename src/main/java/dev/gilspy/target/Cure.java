package dev.gilspy.target;

import java.util.List;

/**
 * What would allow something, in one way: what to type, or what to write where.
 *
 * @param where who types it, or into what it is written, e.g. {@code as root}
 * @param lines commands, or lines of a manifest, exactly as they are typed
 * @param note what else there is to know; "" if nothing
 * @param everything whether it grants all that can be granted, not this alone
 * @param parts what the lines are made of, where several cures can be given at once by putting
 *     their parts together ({@link Cures#together}); none where they cannot
 */
public record Cure(
        String where, List<String> lines, String note, boolean everything, List<String> parts) {

    static Cure of(String where, String line) {
        return of(where, List.of(line), List.of());
    }

    static Cure of(String where, List<String> lines, List<String> parts) {
        return new Cure(where, lines, "", false, parts);
    }

    /** In words alone, where nothing that can be typed helps. */
    public static Cure words(String advice) {
        return of(advice, List.of(), List.of());
    }

    Cure noting(String remark) {
        return new Cure(where, lines, remark, everything, parts);
    }

    /** In the run of a sentence, without a full stop. */
    String inline() {
        return lines.isEmpty() ? where : where + ": " + String.join(" ", lines);
    }
}
