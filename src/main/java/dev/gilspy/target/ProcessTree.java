package dev.gilspy.target;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some processes, and if so wanted those that they have started, and those that they have. Made to
 * be asked again and again: a look lists /proc, and reads only of the tree's own processes and of
 * those that were not there the last time. Keeps those whose parent has ended since they were seen.
 */
public final class ProcessTree {
    /**
     * A new process soon runs another program, and may change its title; an old one seldom does.
     */
    private static final int LOOKS_WHILE_NEW = 20;

    private final Proc proc;
    private final Roots roots;
    private final Reach reach;
    private final Map<Integer, Member> members = new LinkedHashMap<>();
    private final Map<Integer, Integer> strangers =
            new HashMap<>(); // with the look that found them
    private final Set<Integer> zombies = new HashSet<>();
    private int looks;

    /** How far a tree reaches. */
    public enum Reach {
        ROOTS,
        DESCENDANTS
    }

    ProcessTree(Proc proc, Roots roots, Reach reach) {
        this.proc = proc;
        this.roots = roots;
        this.reach = reach;
    }

    public static ProcessTree of(Roots roots, Reach reach) {
        return new ProcessTree(Proc.SYSTEM, roots, reach);
    }

    /** Those that run at this moment, in the order in which they were found. */
    public List<Member> look() {
        Set<Integer> running = running();
        strangers.keySet().retainAll(running);
        zombies.clear();
        refresh(running);
        findRoots(running);
        if (reach == Reach.DESCENDANTS) {
            findDescendants(running);
        }
        running.forEach(this::noteStranger);
        looks++;
        return members.values().stream().filter(member -> !zombies.contains(member.pid())).toList();
    }

    private void refresh(Set<Integer> running) {
        for (Member old : List.copyOf(members.values())) {
            Optional<Member> now =
                    (running.contains(old.pid()) ? stat(old.pid()) : Optional.<ProcStat>empty())
                            .map(stat -> note(old.pid(), stat, old.root()))
                            .filter(old::sameProcess);
            if (now.isEmpty() || isNoLongerChosen(old, now.get())) {
                members.remove(old.pid());
            }
        }
    }

    /** A fork has its parent's command line until it becomes another program. */
    private boolean isNoLongerChosen(Member old, Member now) {
        return reach == Reach.ROOTS
                && roots.mayChange()
                && old.program() != now.program()
                && !roots.include(old.pid());
    }

    private void findRoots(Set<Integer> running) {
        boolean found = false;
        for (int pid : running) {
            if (!members.containsKey(pid) && isWorthALook(pid) && roots.include(pid)) {
                Optional<ProcStat> stat = stat(pid);
                stat.ifPresent(now -> note(pid, now, true));
                found |= stat.isPresent();
            }
        }
        if (found) {
            strangers.clear(); // they may be its children
        }
    }

    private boolean isWorthALook(int pid) {
        Integer found = strangers.get(pid);
        return found == null
                || roots.mayChange()
                        && (looks - found < LOOKS_WHILE_NEW || looks % LOOKS_WHILE_NEW == 0);
    }

    private void findDescendants(Set<Integer> running) {
        Map<Integer, ProcStat> unknown = new HashMap<>();
        for (int pid : running) {
            if (!members.containsKey(pid) && !strangers.containsKey(pid)) {
                stat(pid).ifPresent(stat -> unknown.put(pid, stat));
            }
        }
        boolean found = true;
        while (found) { // a parent may stand behind its child
            found = unknown.entrySet().removeIf(one -> noteChild(one.getKey(), one.getValue()));
        }
    }

    private boolean noteChild(int pid, ProcStat stat) {
        boolean child = members.containsKey(stat.parentPid());
        if (child) {
            note(pid, stat, false);
        }
        return child;
    }

    private Member note(int pid, ProcStat stat, boolean root) {
        Member member = Member.of(pid, stat, root);
        members.put(pid, member);
        if (stat.zombie()) {
            zombies.add(pid);
        }
        return member;
    }

    private void noteStranger(int pid) {
        if (!members.containsKey(pid)) {
            strangers.putIfAbsent(pid, looks);
        }
    }

    private Optional<ProcStat> stat(int pid) {
        return ProcStat.read(proc.process(pid));
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
