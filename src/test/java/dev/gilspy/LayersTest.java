package dev.gilspy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The architecture: a package may depend only on those further left in {@link #ORDER}, each library
 * has its border, and only the command line speaks to the user and ends the process.
 */
class LayersTest {
    private static final String ROOT = "dev.gilspy.";
    private static final List<String> ORDER =
            List.of(
                    "error",
                    "model",
                    "os",
                    "target",
                    "memory",
                    "elf",
                    "symbols",
                    "cpython",
                    "pypy",
                    "classify",
                    "source",
                    "aggregate",
                    "analysis",
                    "compare",
                    "recording",
                    "report",
                    "export",
                    "doctor",
                    "tui",
                    "demo",
                    "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath("target/classes");

    @Test
    void everyPackageHasItsPlace() {
        assertThat(CLASSES)
                .extracting(LayersTest::layer)
                .as("give a new package its place in ORDER")
                .isSubsetOf(ORDER);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void noPackageDependsOnALaterOne(int layer) {
        String[] later = packages(ORDER.subList(layer + 1, ORDER.size()));
        check(
                noClasses()
                        .that(resideInAPackage(packageOf(ORDER.get(layer))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(later)));
    }

    @ParameterizedTest
    @CsvSource({
        "com.sun.jna, os memory",
        "org.fusesource.jansi, report",
        "org.jline, tui",
        "picocli, cli",
        "org.tomlj, cli",
        "com.google.protobuf, recording export",
        "org.apache.commons.statistics, analysis compare",
        "com.google.gson, cpython report export",
        "j2html, export",
        "io.prometheus, export",
        "org.HdrHistogram, source aggregate recording report export"
    })
    void librariesStayBehindTheirBorders(String library, String homes) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(packages(List.of(homes.split(" "))))
                        .should()
                        .dependOnClassesThat(resideInAPackage(library + "..")));
    }

    @Test
    void onlyTheMainClassEndsTheProcess() {
        check(
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(ROOT + "cli.Main")
                        .should()
                        .callMethod(System.class, "exit", int.class));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(packageOf("cli"))
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    }

    /** Those two bind the C library, by its name; JNA's own part comes from the installation. */
    @Test
    void noNativeLibraryIsLoadedButTheSystemsOwn() {
        check(
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(ROOT + "os.Libc")
                        .and()
                        .doNotHaveFullyQualifiedName(ROOT + "memory.VmReadv")
                        .should()
                        .callMethod(Native.class, "register", Class.class, String.class));
        check(noClasses().should().callMethod(Native.class, "load", String.class, Class.class));
        check(noClasses().should().callMethod(System.class, "load", String.class));
        check(noClasses().should().callMethod(System.class, "loadLibrary", String.class));
    }

    /** Who asks a shell asks it to read names. */
    @Test
    void programsAreStartedByListsOfWords() {
        check(noClasses().should().callMethod(Runtime.class, "exec", String.class));
    }

    @Test
    void nobodyDumpsAStackTraceOnTheUser() {
        check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static Stream<Integer> layers() {
        return IntStream.range(0, ORDER.size() - 1).boxed();
    }

    private static String[] packages(List<String> layers) {
        return layers.stream().map(LayersTest::packageOf).toArray(String[]::new);
    }

    private static String packageOf(String layer) {
        return ROOT + layer + "..";
    }

    private static String layer(JavaClass type) {
        return Arrays.asList(type.getPackageName().split("\\.")).get(2);
    }
}
