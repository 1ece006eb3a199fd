package dev.gilspy.target;

import java.util.List;
import java.util.Set;

/** Where all that helps is to run gilspy on the machine that runs the container. */
final class OutsideCures implements Cures {
    /** Where that is. */
    static final String MACHINE = "on the machine that runs the container";

    private final Typed typed;

    OutsideCures(Typed typed) {
        this.typed = typed;
    }

    @Override
    public List<Cure> capabilities(Set<Capability> missing) {
        return outside();
    }

    @Override
    public List<Cure> calls(List<String> names) {
        return outside();
    }

    @Override
    public List<Cure> tracefs() {
        return outside();
    }

    @Override
    public List<Cure> limit(Limit limit, Capability instead) {
        return outside();
    }

    @Override
    public String machine() {
        return MACHINE + ", for all of it until it starts again";
    }

    @Override
    public List<Cure> outside() {
        return List.of(
                Cure.of(
                        MACHINE + ", by the PID there",
                        typed.instead("record", "--pid", "PID").withSudo("")));
    }
}
