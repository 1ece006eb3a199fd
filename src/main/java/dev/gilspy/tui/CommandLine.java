package dev.gilspy.tui;

import dev.gilspy.report.Columns;
import java.util.regex.Pattern;

/** Command lines where room is short: files without their folders, which say less than the rest. */
final class CommandLine {
    private static final Pattern FOLDERS = Pattern.compile("(?<![^ ])(?![^ ]*://)[^ ]*/(?=[^ /])");

    private CommandLine() {}

    static String of(String command, int room) {
        String whole = Columns.plain(command);
        return Columns.width(whole) <= room
                ? whole
                : Columns.fit(FOLDERS.matcher(whole).replaceAll(""), room);
    }
}
