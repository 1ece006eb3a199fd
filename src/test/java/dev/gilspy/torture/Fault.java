package dev.gilspy.torture;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.error.ExitCode;
import dev.gilspy.live.Python;
import java.util.Set;

/** Something that a target does, or that is done to it, while gilspy looks at it. */
interface Fault {
    /** Where the target may have gone before the first sample, in a mode that only starts. */
    Set<Integer> MAY_BE_GONE = Set.of(ExitCode.OK, ExitCode.NO_TARGET);

    /** As the table shows it. */
    String title();

    /** Starts a target. */
    Subject begin(Python python);

    /** The exit codes that gilspy may end with. */
    default Set<Integer> statuses() {
        return Set.of(ExitCode.OK);
    }

    /** Whether there is any sense in trying this mode. */
    default boolean sensible(Mode mode) {
        return true;
    }

    /** A target of a fault. Closing ends it, and takes away what was made for it. */
    interface Subject extends AutoCloseable {
        int pid();

        /** What happens while gilspy looks at it, once it has begun. */
        default void meanwhile() {}

        /** What a recording says of it can be true. Called while it lives. */
        default void assertTold(Summary recorded) {}

        /** Is as it would be if gilspy had never been there. */
        void assertUnharmed();

        @Override
        void close();
    }
}
