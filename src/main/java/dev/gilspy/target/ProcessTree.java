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
 * be asked again and again: a look lists /proc if anything has started since the last one, reads of
 * what is new, and now and then of the others. Keeps those whose parent has ended since they were
 * seen.
 */
public final class ProcessTree {
    /**
     * A new process soon runs another program, and may change its title; an old one seldom does.
     */
    private static final int LOOKS_WHILE_NEW = 20;

    /** At which look /proc is listed though nothing seems to have started. */
    private static final int EACH_LISTING = 10;

    /** At which look an old member is read again. */
    private static final int EACH_MEMBER = 5;

    /** The same of other processes, by their command lines. */
    private static final int EACH_STRANGER = 50;

    private final Proc proc;
    private final Roots roots;
    private final Reach reach;
    private final Map<Integer, Member> members = new LinkedHashMap<>();
    private final Set<Integer> zombies = new HashSet<>();
    private final Map<Integer, Integer> firstLooks = new HashMap<>();
    private Set<Integer> running = new HashSet<>();
    private String newestId = "";
    private boolean startedBefore;
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
        boolean listed = list();
        List.copyOf(members.values()).forEach(this::refresh);
        boolean anew = (listed || roots.mayChange()) && findRoots();
        if (reach == Reach.DESCENDANTS && (listed || anew)) {
            findDescendants(anew);
        }
        if (listed) {
            running.forEach(pid -> firstLooks.putIfAbsent(pid, looks));
        }
        looks++;
        return members.values().stream().filter(member -> !zombies.contains(member.pid())).toList();
    }

    private void refresh(Member old) {
        if (!isDue(old.pid(), EACH_MEMBER)) {
            return;
        }
        Optional<ProcStat> stat = stat(old.pid());
        if (stat.isEmpty()) {
            running.remove(old.pid());
        }
        Optional<Member> now =
                stat.map(found -> note(old.pid(), found, old.root())).filter(old::sameProcess);
        if (now.isEmpty() || isNoLongerChosen(old, now.get())) {
            members.remove(old.pid());
            zombies.remove(old.pid());
            firstLooks.remove(old.pid());
        }
    }

    /** Whether a process is new, or it is its turn. */
    private boolean isDue(int pid, int each) {
        int first = firstLooks.getOrDefault(pid, looks);
        boolean isNew = first > 0 && looks - first < LOOKS_WHILE_NEW || first == looks;
        return isNew || looks % each == pid % each;
    }

    /** A fork has its parent's command line until it becomes another program. */
    private boolean isNoLongerChosen(Member old, Member now) {
        return reach == Reach.ROOTS
                && roots.mayChange()
                && old.program() != now.program()
                && !roots.include(old.pid());
    }

    /** Returns whether there are some among those that were none before. */
    private boolean findRoots() {
        boolean anew = false;
        for (int pid : running) {
            boolean known = firstLooks.containsKey(pid);
            boolean worthALook = !known || roots.mayChange() && isDue(pid, EACH_STRANGER);
            if (!members.containsKey(pid) && worthALook && roots.include(pid)) {
                stat(pid).ifPresent(stat -> note(pid, stat, true));
                anew |= known;
            }
        }
        return anew;
    }

    /**
     * @param anew whether to ask also those that were strangers before: a stranger has become a
     *     root, and may have children
     */
    private void findDescendants(boolean anew) {
        Map<Integer, ProcStat> unknown = new HashMap<>();
        for (int pid : running) {
            if (!members.containsKey(pid) && (anew || !firstLooks.containsKey(pid))) {
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

    private Optional<ProcStat> stat(int pid) {
        return ProcStat.read(proc.process(pid));
    }

    /**
     * Lists /proc where something has started, and now and then. A process has its id a moment
     * before it is there, so the look after that one lists as well.
     *
     * @return whether it was listed
     */
    private boolean list() {
        String id = newestId();
        boolean started = id.isEmpty() || !id.equals(newestId);
        boolean due = started || startedBefore || looks % EACH_LISTING == 0;
        if (due) {
            running = running();
            members.keySet().retainAll(running);
            zombies.retainAll(running);
            firstLooks.keySet().retainAll(running);
        }
        newestId = id;
        startedBefore = started;
        return due;
    }

    /**
     * The id that the kernel gave to the last process or thread that started, the end of e.g.
     * {@code 0.20 0.18 0.12 1/80 11206}, see proc_loadavg(5); "" if not known.
     */
    private String newestId() {
        return proc.find("loadavg").map(line -> line.replaceFirst(".* ", "")).orElse("");
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
