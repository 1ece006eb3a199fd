package dev.gilspy.cli;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.error.GilspyException;
import dev.gilspy.target.Member;
import java.util.List;
import java.util.function.Supplier;

/**
 * Several processes to observe, those that start meanwhile as well.
 *
 * @param tree finds them
 * @param presenceOfRoots what is to be expected of those that it begins with
 * @param absent why some of those that were asked for are not there
 * @param none makes the failure for the case that not one is found
 * @param description of them all, for people
 */
record Fleet(
        Supplier<List<Member>> tree,
        Presence presenceOfRoots,
        List<GilspyException> absent,
        Supplier<GilspyException> none,
        String description) {

    /** Those that run at this moment. */
    List<Member> look() {
        return tree.get();
    }

    /** Why there is nothing to observe. */
    GilspyException nothing() {
        return none.get();
    }
}
