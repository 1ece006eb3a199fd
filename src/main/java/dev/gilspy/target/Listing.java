package dev.gilspy.target;

import java.util.List;

/** Some names in a sentence. */
public final class Listing {
    private static final int MOST = 5;

    private Listing() {}

    /** At most five, then how many more: {@code a, b and 7 more}. */
    public static String of(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return names.size() > MOST ? first + " and %d more".formatted(names.size() - MOST) : first;
    }
}
