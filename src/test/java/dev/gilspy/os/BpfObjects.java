package dev.gilspy.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The BPF programs and maps that are loaded on this machine, whoever has loaded them. */
public final class BpfObjects {
    private static final long SYS_BPF = 321;
    private static final int PROGRAM_NEXT_ID = 11;
    private static final int MAP_NEXT_ID = 12;
    private static final Pattern ID = Pattern.compile("(?m)^(prog|map)_id:\\s*(\\d+)");

    private BpfObjects() {}

    /** Their ids, e.g. {@code prog 17}. */
    public static Set<String> loaded() {
        Set<String> ids = new TreeSet<>();
        addAll(PROGRAM_NEXT_ID, "prog ", ids);
        addAll(MAP_NEXT_ID, "map ", ids);
        return ids;
    }

    private static void addAll(int command, String kind, Set<String> ids) {
        Memory attribute = new Memory(16);
        attribute.clear();
        while (Libc.syscall(SYS_BPF, command, Pointer.nativeValue(attribute), 16, 0, 0) == 0) {
            int id = attribute.getInt(4);
            ids.add(kind + id);
            attribute.setInt(0, id);
        }
    }

    /** Those that some process has a descriptor of, bpf(2) and /proc/PID/fdinfo. */
    public static Set<String> inUse() {
        Set<String> ids = new TreeSet<>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                addAllOf(process, ids);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    private static void addAllOf(Path process, Set<String> ids) {
        try (var files = Files.newDirectoryStream(process.resolve("fdinfo"))) {
            for (Path file : files) {
                Matcher id = ID.matcher(Files.readString(file));
                while (id.find()) {
                    ids.add(id.group(1) + " " + id.group(2));
                }
            }
        } catch (IOException e) {
            // It has ended, or closed the file, meanwhile.
        }
    }
}
