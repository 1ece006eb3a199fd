package dev.gilspy.target;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The processes that one process has started, and those that they have. Made to be asked again and
 * again, within a millisecond: it looks only at processes that were not there the last time. Keeps
 * those whose parent has ended meanwhile.
 */
public final class Descendants {
    private final Proc proc;
    private final int root;
    private final Set<Integer> members = new HashSet<>();
    private final Set<Integer> strangers = new HashSet<>();

    private Descendants(Proc proc, int root) {
        this.proc = proc;
        this.root = root;
    }

    public static Descendants of(int root) {
        return of(Proc.SYSTEM, root);
    }

    static Descendants of(Proc proc, int root) {
        return new Descendants(proc, root);
    }

    /** Their ids, without the process itself. */
    public Set<Integer> now() {
        Set<Integer> running = running();
        members.retainAll(running);
        strangers.retainAll(running);
        List<Integer> unknown = new ArrayList<>(running);
        unknown.removeIf(pid -> pid == root || members.contains(pid) || strangers.contains(pid));
        // A parent may stand behind its child in the list.
        boolean found;
        do {
            found = unknown.removeIf(this::isMember);
        } while (found);
        strangers.addAll(unknown);
        return Set.copyOf(members);
    }

    private boolean isMember(int pid) {
        Optional<Integer> parent = ProcStat.read(proc.process(pid)).map(ProcStat::parentPid);
        return parent.filter(id -> id == root || members.contains(id)).isPresent()
                && members.add(pid);
    }

    private Set<Integer> running() {
        Set<Integer> pids = new HashSet<>();
        String[] names = new File(proc.root().toString()).list();
        for (String name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                pids.add(Integer.parseInt(name));
            }
        }
        return pids;
    }
}
