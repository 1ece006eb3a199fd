package dev.gilspy.target;

import java.util.List;
import java.util.Set;

/**
 * One finding of {@code gilspy doctor}.
 *
 * @param subject what was looked at
 * @param verdict how much is possible
 * @param finding what was found, in words
 * @param how how that was found, e.g. {@code tried} or a file's path; "" if that is plain
 * @param missing capabilities that would allow more; the cures grant them
 * @param cures what would allow more, each in itself; none if there is nothing to allow or nothing
 *     helps
 */
public record Check(
        Subject subject,
        Verdict verdict,
        String finding,
        String how,
        Set<Capability> missing,
        List<Cure> cures) {
    /** By the thing itself, not by the rules that decide on it. */
    public static final String TRIED = "tried";

    /** How much is possible. */
    public enum Verdict {
        OK("given"),
        LIMITED("limited"),
        NO("missing"),
        /** A circumstance that is neither good nor bad. */
        FACT("fact");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** For people and programs. */
        public String word() {
            return word;
        }
    }

    public static Check ok(Subject subject, String finding) {
        return new Check(subject, Verdict.OK, finding, "", Set.of(), List.of());
    }

    public static Check limited(Subject subject, String finding, List<Cure> cures) {
        return new Check(subject, Verdict.LIMITED, finding, "", Set.of(), cures);
    }

    public static Check no(Subject subject, String finding, List<Cure> cures) {
        return new Check(subject, Verdict.NO, finding, "", Set.of(), cures);
    }

    public static Check fact(Subject subject, String finding) {
        return new Check(subject, Verdict.FACT, finding, "", Set.of(), List.of());
    }

    /** The same, with how it was found. */
    public Check by(String means) {
        return new Check(subject, verdict, finding, means, missing, cures);
    }

    /** The same, with what would allow still more. */
    public Check raisedBy(List<Cure> more) {
        return new Check(subject, verdict, finding, how, missing, more);
    }

    /** The same, with capabilities that would allow more. */
    Check needing(Set<Capability> capabilities, Cures grants) {
        return new Check(
                subject,
                verdict,
                finding,
                how,
                capabilities,
                List.copyOf(grants.capabilities(capabilities)));
    }

    /** The same, with capabilities that would do as well as its cures. */
    Check orNeeding(Set<Capability> capabilities) {
        return new Check(subject, verdict, finding, how, capabilities, cures);
    }

    /** Whether something is missing. */
    public boolean lacking() {
        return verdict == Verdict.NO || verdict == Verdict.LIMITED;
    }
}
