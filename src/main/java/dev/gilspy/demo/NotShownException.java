package dev.gilspy.demo;

import dev.gilspy.error.ExitCode;
import dev.gilspy.error.GilspyException;

/** A workload cannot be shown with these Pythons, or on this machine; others may. */
public final class NotShownException extends GilspyException {
    private static final long serialVersionUID = 1L;

    private final Workload workload;
    private final String reason;

    NotShownException(Workload workload, String reason) {
        super(
                ExitCode.NO_TARGET,
                "the demo %s cannot be shown here: %s".formatted(workload.label(), reason),
                "",
                null);
        this.workload = workload;
        this.reason = reason;
    }

    public Workload workload() {
        return workload;
    }

    /** Why, a clause. */
    public String reason() {
        return reason;
    }
}
