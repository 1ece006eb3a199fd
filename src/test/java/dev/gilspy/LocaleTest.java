package dev.gilspy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where somebody lives changes nothing in what gilspy reads and writes; MannersIT shows it. */
class LocaleTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath("target/classes");

    /** In Turkey, "GIL" in lower case is not "gil". */
    @ParameterizedTest
    @ValueSource(strings = {"toLowerCase", "toUpperCase"})
    void theCaseOfLettersIsThatOfNoCountry(String method) {
        noClasses().should().callMethod(String.class, method).check(CLASSES);
    }

    @Test
    void figuresAreFormattedForNoCountry() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .check(CLASSES);
    }

    @Test
    void nobodyAsksWhereTheUserLives() {
        noClasses().should().callMethod(ZoneId.class, "systemDefault").check(CLASSES);
        noClasses().should().callMethod(Locale.class, "getDefault").check(CLASSES);
    }
}
