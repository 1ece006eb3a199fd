package dev.gilspy.demo;

import static dev.gilspy.analysis.VerdictCode.FREE_THREADED_GIL_ON;
import static dev.gilspy.analysis.VerdictCode.FREE_THREADED_SCALING;

import dev.gilspy.analysis.VerdictCode;
import dev.gilspy.model.ProcessInfo;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The verdict that a workload must provoke, which may depend on what its Python needs a GIL for.
 *
 * @param withGil where the build needs its GIL
 * @param withoutGil where a free-threaded build's GIL is off; null if it shows nothing then
 * @param gilBack where a free-threaded build's GIL is on
 */
record Expected(VerdictCode withGil, VerdictCode withoutGil, VerdictCode gilBack) {
    /** Of work for which the GIL makes no difference. */
    static Expected always(VerdictCode code) {
        return new Expected(code, code, code);
    }

    /** Of threads that wait for the GIL, and run at once where there is none. */
    static Expected competition(VerdictCode withGil) {
        return new Expected(withGil, FREE_THREADED_SCALING, FREE_THREADED_GIL_ON);
    }

    /** Of what harms only where there is a GIL. */
    static Expected onlyWithGil(VerdictCode code) {
        return new Expected(code, null, code);
    }

    /** The one for this process; empty if it shows nothing there. */
    Optional<VerdictCode> of(ProcessInfo process) {
        VerdictCode freeThreaded = process.gilEnabled() ? gilBack : withoutGil;
        return Optional.ofNullable(process.freeThreaded() ? freeThreaded : withGil);
    }

    /** All that it may be. */
    Set<VerdictCode> codes() {
        Set<VerdictCode> codes = EnumSet.of(withGil, gilBack);
        Optional.ofNullable(withoutGil).ifPresent(codes::add);
        return codes;
    }
}
