package dev.gilspy.target;

/**
 * One finding of {@code gilspy doctor}.
 *
 * @param subject what was looked at, a few words
 * @param finding what was found, in words
 * @param remedy what would allow more; "" if there is nothing to allow or nothing helps
 */
public record Check(String subject, Verdict verdict, String finding, String remedy) {
    /** How much is possible. */
    public enum Verdict {
        OK,
        LIMITED,
        NO,
        /** A circumstance that is neither good nor bad. */
        FACT
    }

    public static Check ok(String subject, String finding) {
        return new Check(subject, Verdict.OK, finding, "");
    }

    static Check limited(String subject, String finding, String remedy) {
        return new Check(subject, Verdict.LIMITED, finding, remedy);
    }

    public static Check no(String subject, String finding, String remedy) {
        return new Check(subject, Verdict.NO, finding, remedy);
    }

    public static Check fact(String subject, String finding) {
        return new Check(subject, Verdict.FACT, finding, "");
    }
}
