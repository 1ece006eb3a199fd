package dev.gilspy.target;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which processes a {@link ProcessTree} begins with. */
public interface Roots {
    /** Whether a process that is none of the tree's yet is one of them. */
    boolean include(int pid);

    /** Whether the answer for one process may change: by another program, or another title. */
    boolean mayChange();

    /** Those with these ids. An id that is given to another process later is none of them. */
    static Roots withPids(Collection<Integer> pids) {
        Set<Integer> awaited = new HashSet<>(pids);
        return new Roots() {
            @Override
            public boolean include(int pid) {
                return awaited.remove(pid);
            }

            @Override
            public boolean mayChange() {
                return false;
            }
        };
    }

    /** Those in whose command line this is found, but for gilspy itself. */
    static Roots named(Pattern name) {
        return new NamedRoots(Proc.SYSTEM, name, (int) ProcessHandle.current().pid());
    }
}
