package dev.gilspy.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One method with {@code @FuzzTest}.
 *
 * @param type the class's full name
 * @param method the method's name
 */
record FuzzTarget(String type, String method) {
    private static final String SUFFIX = "FuzzTest.class";
    private static final Path RESOURCES = Path.of("src/test/resources");

    /** Those of all classes in a folder that {@code *FuzzTest} is the name of, in their order. */
    static List<FuzzTarget> in(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> nameOf(classes.relativize(file)))
                    .sorted()
                    .flatMap(FuzzTarget::of)
                    .toList();
        }
    }

    private static String nameOf(Path file) {
        return file.toString().replaceFirst("\\.class$", "").replace('/', '.');
    }

    private static Stream<FuzzTarget> of(String type) {
        try {
            return Arrays.stream(Class.forName(type).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                    .map(Method::getName)
                    .sorted()
                    .map(method -> new FuzzTarget(type, method));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As people call it, e.g. {@code ElfFuzzTest.anyFile}. */
    String name() {
        return type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }

    /** Where its inputs are kept, as Jazzer expects it. */
    Path inputs() {
        return RESOURCES.resolve(type.replace('.', '/') + "Inputs").resolve(method);
    }
}
