package dev.gilspy.analysis;

import java.util.Locale;
import java.util.Set;

/**
 * What a verdict is about: where a process has several GILs, most are about one of them.
 *
 * @param interpreter the lowest that shares the GIL in question; null if it is about all
 * @param sharers how many interpreters share that GIL
 * @param ofSeveral whether it is about several GILs at once
 */
record Scope(Integer interpreter, int sharers, boolean ofSeveral) {
    private static final Set<VerdictCode> OF_THE_WHOLE =
            Set.of(
                    VerdictCode.IDLE,
                    VerdictCode.EVENT_LOOP_BLOCKED,
                    VerdictCode.NATIVE_PARALLEL,
                    VerdictCode.INTERPRETERS_PARALLEL,
                    VerdictCode.FREE_THREADED_SCALING);

    static Scope of(VerdictCode code, Situation s) {
        boolean several = s.whole().hasSeveralGils();
        if (!several || OF_THE_WHOLE.contains(code)) {
            return new Scope(null, 0, several);
        }
        var sharing = s.gil().interpreters();
        return new Scope(sharing.get(0).id(), sharing.size(), false);
    }

    /** A sentence that says of which interpreter it is true. */
    String in(String sentence) {
        if (interpreter == null) {
            return sentence;
        }
        String sharing =
                sharers > 1 ? " and %d more that share its GIL".formatted(sharers - 1) : "";
        return "In interpreter %d%s, %s%s"
                .formatted(
                        interpreter,
                        sharing,
                        sentence.substring(0, 1).toLowerCase(Locale.ROOT),
                        sentence.substring(1));
    }
}
