package dev.gilspy.cli.man;

import java.util.regex.Pattern;

/** What asciidoctor writes, without what no page of ours needs and mandoc cannot read. */
public final class Roff {
    /** Macros for links, which our pages have none of. */
    private static final Pattern LINKS =
            Pattern.compile("(?m)^\\.de URL\\n(?s:.*?)^\\.  LINKSTYLE .*\\n\\.\\\\}\\n");

    /** A heading has its own space. */
    private static final Pattern SPACE = Pattern.compile("(?m)^(\\.S[HS] .*\\n)\\.sp\\n");

    private Roff() {}

    public static String tidy(String page) {
        return SPACE.matcher(LINKS.matcher(page).replaceFirst("")).replaceAll("$1");
    }
}
