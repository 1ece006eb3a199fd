package dev.gilspy.cli.man;

import java.util.List;

/** Pieces of AsciiDoc. */
final class AsciiDoc {
    private AsciiDoc() {}

    static String section(String title, String body) {
        return "== %s\n\n%s\n\n".formatted(title, body.strip());
    }

    static String subsection(String title, String body) {
        return "=== %s\n\n%s\n\n".formatted(title, body.strip());
    }

    /** Text as it is: nothing in it is markup. */
    static String plain(String text) {
        return "pass:c[" + text.replace("]", "\\]") + "]";
    }

    /** Lines as they are. */
    static String literal(List<String> lines) {
        return "....\n" + String.join("\n", lines) + "\n....\n";
    }

    static String item(String term, String text) {
        return term + "::\n  " + plain(text) + "\n\n";
    }

    static String bold(String text) {
        return "*" + text + "*";
    }

    /** How one page names another. */
    static String page(String name) {
        return bold(name) + "(1)";
    }
}
