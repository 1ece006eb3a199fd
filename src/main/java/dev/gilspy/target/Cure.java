package dev.gilspy.target;

import java.util.List;

/**
 * What would allow something, in one way: what to type, or what to write where.
 *
 * @param where who types it, or into what it is written, e.g. {@code as root}
 * @param lines commands, or lines of a manifest, exactly as they are typed
 * @param note what else there is to know; "" if nothing
 * @param everything whether it grants all that can be granted, not this alone
 */
public record Cure(String where, List<String> lines, String note, boolean everything) {

    static Cure of(String where, String line) {
        return new Cure(where, List.of(line), "", false);
    }

    /** In words alone, where nothing that can be typed helps. */
    public static Cure words(String advice) {
        return new Cure(advice, List.of(), "", false);
    }

    Cure noting(String remark) {
        return new Cure(where, lines, remark, everything);
    }

    /** In the run of a sentence, without a full stop. */
    String inline() {
        return lines.isEmpty() ? where : where + ": " + String.join(" ", lines);
    }
}
