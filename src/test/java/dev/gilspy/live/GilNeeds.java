package dev.gilspy.live;

import dev.gilspy.elf.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Extension modules that need a GIL, or say that they do not: truth/gil_needs.c. */
public final class GilNeeds {
    private GilNeeds() {}

    /** Compiles one; the macros are what the C file says. */
    public static void compile(Python python, Path file, String... macros) {
        List<String> command = new ArrayList<>(List.of("cc", "-shared", "-fPIC"));
        command.addAll(List.of(macros));
        command.add("-I" + python.include().orElseThrow());
        command.addAll(List.of("-o", file.toString(), "test-fixtures/truth/gil_needs.c"));
        Tool.output(command);
    }
}
