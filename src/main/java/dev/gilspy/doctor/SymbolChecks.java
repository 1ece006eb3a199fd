package dev.gilspy.doctor;

import dev.gilspy.symbols.SymbolSurvey;
import dev.gilspy.target.Check;
import dev.gilspy.target.Cure;
import dev.gilspy.target.Listing;
import dev.gilspy.target.Subject;
import java.util.ArrayList;
import java.util.List;

/** Says which native functions of a target have names. Stripped files are no fault: most are. */
final class SymbolChecks {
    private static final Cure UNSTRIPPED =
            Cure.words("a file that was not stripped names all; separate debug files are not read");

    private SymbolChecks() {}

    static Check check(SymbolSurvey survey) {
        List<String> parts = new ArrayList<>();
        add(parts, "all functions of %d file%s", survey.complete(), false);
        add(parts, "what %d stripped file%s export", survey.exported(), true);
        add(parts, "what is in memory of %d file%s that cannot be opened", survey.closed(), true);
        if (survey.left() > 0) {
            parts.add("%d more were not looked at".formatted(survey.left()));
        }
        List<Cure> cures = survey.exported().isEmpty() ? List.of() : List.of(UNSTRIPPED);
        return Check.fact(Subject.SYMBOLS, String.join("; ", parts)).raisedBy(cures);
    }

    private static void add(List<String> parts, String text, List<String> names, boolean listed) {
        if (!names.isEmpty()) {
            String counted = text.formatted(names.size(), names.size() == 1 ? "" : "s");
            parts.add(listed ? counted + " (%s)".formatted(Listing.of(names)) : counted);
        }
    }
}
