package dev.gilspy.cli;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.source.Observatory.Observation;
import dev.gilspy.target.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The processes of a tree that are, or may come to be, observed. Runs on its driver's thread. */
final class Candidates {
    private final Presence ofRoots;
    private final Map<Integer, Candidate> all = new LinkedHashMap<>();
    private final Map<Integer, Observation> expected = new HashMap<>();
    private Map<Integer, Member> newest = Map.of();
    private boolean looked;

    /**
     * @param ofRoots what the user wants of those that were chosen
     */
    Candidates(Presence ofRoots) {
        this.ofRoots = ofRoots;
    }

    /** A process that is observed already, before the first look. */
    void expect(int pid, Observation observation) {
        expected.put(pid, observation);
    }

    /** Takes note of a look at the tree. */
    void see(List<Member> members, long nowNanos) {
        newest = new LinkedHashMap<>();
        members.forEach(member -> newest.put(member.pid(), member));
        all.values().removeIf(this::gone);
        newest.values().forEach(member -> see(member, nowNanos));
        looked = true;
    }

    /** What is observed is over only when its observer knows. */
    private boolean gone(Candidate candidate) {
        Member now = newest.get(candidate.member().pid());
        boolean here = now != null && now.sameProcess(candidate.member());
        return !here && !candidate.busy();
    }

    private void see(Member member, long nowNanos) {
        Candidate known = all.get(member.pid());
        if (known != null && !known.member().sameProcess(member)) {
            return; // the one before is not over
        }
        if (known == null) {
            known = new Candidate(member, presence(member), nowNanos);
            all.put(member.pid(), known);
            Optional.ofNullable(expected.remove(member.pid())).ifPresent(known::observed);
        }
        known.see(member, nowNanos);
    }

    private Presence presence(Member member) {
        if (member.root() && !looked) {
            return ofRoots;
        }
        return looked ? Presence.STARTED_MEANWHILE : Presence.OLD;
    }

    /** Those that it is time to attach to. */
    List<Candidate> ready(IntPredicate looksLikePython, long nowNanos) {
        List<Candidate> ready = new ArrayList<>();
        for (Candidate candidate : all.values()) {
            Member parent = newest.get(candidate.member().parentPid());
            if (candidate.ready(parent, looksLikePython, nowNanos)) {
                ready.add(candidate);
            }
        }
        return ready;
    }

    /** Those that are not observed although they are still there, and the user is to be told. */
    List<Candidate> refused() {
        return all.values().stream()
                .filter(candidate -> newest.containsKey(candidate.member().pid()))
                .filter(candidate -> candidate.refusal().isPresent())
                .toList();
    }

    /** Whether one has been seen once only, which is too little. */
    boolean fresh() {
        return all.values().stream().anyMatch(Candidate::fresh);
    }

    /** How many are observed, or attached to at this moment. */
    long busy() {
        return all.values().stream().filter(Candidate::busy).count();
    }

    /** Whether any of them is observed, or will soon be. */
    boolean pending() {
        return all.values().stream().anyMatch(Candidate::pending);
    }

    /** Whether one of those that were chosen runs. */
    boolean rootsRun() {
        return newest.values().stream().anyMatch(Member::root);
    }

    List<Candidate> all() {
        return List.copyOf(all.values());
    }
}
