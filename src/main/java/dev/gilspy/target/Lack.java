package dev.gilspy.target;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that some checks found missing, and what grants it. Pure.
 *
 * @param checks those of them that lack something
 */
public record Lack(List<Check> checks, Cures cures) {

    /** Of some checks, or of all. */
    public static Lack of(List<Check> checks, Cures cures) {
        return new Lack(checks.stream().filter(Check::lacking).toList(), cures);
    }

    /** The capabilities that would allow all that capabilities can. */
    public Set<Capability> capabilities() {
        Set<Capability> all = new TreeSet<>();
        checks.forEach(check -> all.addAll(check.missing()));
        return all;
    }

    /** Whether there is more than capabilities that {@link #together} grants. */
    public boolean beyondCapabilities() {
        return !others().isEmpty();
    }

    /** What grants all of it at once; none if each is granted by itself. */
    public List<Cure> together() {
        List<Cure> others = others();
        Set<Capability> capabilities = capabilities();
        return capabilities.isEmpty() && others.size() < 2
                ? List.of()
                : cures.together(capabilities, others);
    }

    private List<Cure> others() {
        return checks.stream()
                .flatMap(check -> own(check).stream())
                .filter(cure -> !cure.parts().isEmpty())
                .distinct()
                .toList();
    }

    /** What a check has besides what grants capabilities. */
    private List<Cure> own(Check check) {
        if (check.missing().isEmpty()) {
            return check.cures();
        }
        List<Cure> byCapabilities = cures.capabilities(check.missing());
        return check.cures().stream().filter(cure -> !byCapabilities.contains(cure)).toList();
    }

    /** What to print of a check's own: not what {@link #together} has. */
    public List<Cure> alone(Check check) {
        boolean joined = !together().isEmpty();
        return own(check).stream().filter(cure -> cure.parts().isEmpty() || !joined).toList();
    }
}
