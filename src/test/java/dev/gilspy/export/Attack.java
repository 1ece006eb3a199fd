package dev.gilspy.export;

import dev.gilspy.report.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody may put into a name who wants it to be taken for something else. */
public enum Attack {
    CONTROLS(
            "\u001b[31m\u001b[2J\u001b]0;title\u0007\u001bP$q\u001b\\",
            "\0\u0001\b\t\n\r\u000b\f\u007f",
            "\u0085\u009b31m\u009d0;t\u009c\u0080\u009f"),
    UNICODE(
            "\u202eadmin\u202d\u2066x\u2069\u200f\u061c",
            "\u200b\u200d\ufeff\u2060\u00ad\ufe0f\u3164\u034f\u180e" + tag("x"),
            "a\u2028b\u2029c\nd\r\ne",
            "\ud800x\udc80",
            "\ufffe\uffff\u0378" + Character.toString(0x10ffff),
            "漢字⌚\uff21" + Character.toString(0x1f600),
            Character.toString(0x1f1e9)
                    + Character.toString(0x1f1ea)
                    + Character.toString(0x1f3fd)),
    ACCENTS("\u0301e" + "\u0301\u20e0".repeat(100)),
    LONG("x".repeat(1_500)),
    MARKUP(
            "</script></title></style><script>alert(1)</script><img/src=x/onerror=alert(1)><!--",
            "]]>&lt;&#0;<![CDATA[\"'/><x",
            "\\u202e\",\"x\":[{'}\\",
            "](javascript:x)`|`*@octocat*![x](http://evil)#1<details>$x$~~a~~\\"),
    LINES(
            "\n- a\n1. b\n> c\n    d\n```\n| e |\n# f\n---",
            "\r\n::error::x%0A::stop-commands::y,file=z:##[error]w",
            "a;b 12\nc;d 34",
            "\"} 1\n# EOF\n# TYPE x counter\n\\n{",
            ",1.0,2.0,3.0,HISTFAAAA \n#[x]\n\"Tag=y",
            "%s%n%1$d{}@|red x|@${x}");

    /** Only such sequences does gilspy itself write: colours and their like. */
    private static final Pattern COLORS = Pattern.compile("\u001b\\[(0|1|2|7|3[0-7])?m");

    private final List<String> parts;

    Attack(String... parts) {
        this.parts = List.of(parts);
    }

    public List<String> parts() {
        return parts;
    }

    private static String tag(String ascii) {
        StringBuilder tags = new StringBuilder();
        ascii.chars().forEach(c -> tags.appendCodePoint(0xe0000 + c));
        return tags.toString();
    }

    public String on(String name) {
        return name + String.join("", parts);
    }

    /** How people see it after a name. */
    public static String shown(String part) {
        return Columns.plain("x" + part).substring(1);
    }

    /** A name as wide and with words as long, of which nobody has anything to fear. */
    public String harmless(String name) {
        StringBuilder harmless = new StringBuilder(name);
        for (int c : shown(on("")).codePoints().toArray()) {
            String same = c == ' ' || c == '/' ? Character.toString(c) : "x";
            harmless.append(same.repeat(Columns.width(Character.toString(c))));
        }
        return harmless.toString();
    }

    /** Whether a text holds nothing but what is seen, line breaks, and colours. */
    public static List<String> steering(String text) {
        String bare = COLORS.matcher(text).replaceAll("");
        return Arrays.stream(bare.split("\n", -1))
                .filter(line -> !line.equals(Columns.plain(line)))
                .toList();
    }
}
