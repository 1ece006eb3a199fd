package dev.gilspy.cli;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.FleetObserver;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.StopSignal;
import dev.gilspy.target.Member;
import dev.gilspy.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A made-up machine: its processes, which of them are Python, and what happens to them. */
final class FleetScene implements FleetAccess, Observatory, FleetNews {
    private final Map<Integer, Member> members = new ConcurrentHashMap<>();
    private final Map<Integer, RuntimeException> refusals = new ConcurrentHashMap<>();
    private final Map<Integer, FakeObservation> observations = new ConcurrentHashMap<>();
    private final List<Integer> notPython = new CopyOnWriteArrayList<>();
    private final List<GilspyException> absent = new ArrayList<>();
    final List<Integer> attached = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final StopSignal stop = new StopSignal();
    volatile Ending.Reason ended;
    private volatile int looks;
    private Runnable atLook = () -> {};

    static Member member(int pid, int parent, long program) {
        return new Member(pid, 7, parent, program, parent == 1);
    }

    FleetScene process(int pid, int parent) {
        return process(member(pid, parent, pid));
    }

    FleetScene process(Member member) {
        members.put(member.pid(), member);
        return this;
    }

    FleetScene shell(int pid, int parent) {
        notPython.add(pid);
        return process(pid, parent).refuse(pid, new NoTargetException(pid + " is a shell.", ""));
    }

    FleetScene refuse(int pid, RuntimeException why) {
        refusals.put(pid, why);
        return this;
    }

    FleetScene absent(GilspyException why) {
        absent.add(why);
        return this;
    }

    /** Does something at the n-th look, before what it finds. */
    FleetScene atLook(int number, Runnable action) {
        Runnable before = atLook;
        atLook =
                () -> {
                    before.run();
                    if (looks == number) {
                        action.run();
                    }
                };
        return this;
    }

    void end(int pid) {
        members.remove(pid);
        FakeObservation observation = observations.get(pid);
        if (observation != null) {
            observation.over = true;
        }
    }

    void run(Presence presence, long durationNanos) {
        Fleet fleet =
                new Fleet(
                        this::look,
                        presence,
                        absent,
                        () -> new NoTargetException("There is nothing.", ""),
                        "all");
        FleetObserver observers = () -> new FanOut(List.of(), quality -> {});
        new FleetRun(fleet, this, this, observers, this, durationNanos).run(stop);
    }

    private List<Member> look() {
        looks++;
        atLook.run();
        return members.values().stream()
                .sorted((one, other) -> Integer.compare(one.pid(), other.pid()))
                .toList();
    }

    @Override
    public boolean looksLikePython(int pid) {
        return !notPython.contains(pid);
    }

    @Override
    public Attachment attach(Member member) {
        RuntimeException refusal = refusals.get(member.pid());
        if (refusal != null) {
            throw refusal;
        }
        Target self = Target.open((int) ProcessHandle.current().pid());
        ProcessInfo info =
                new ProcessInfo(
                        member.pid(), 1, List.of("python3"), "CPython", "3.12", false, true, 0);
        return new Attachment(self, null, info, "");
    }

    @Override
    public Observation observe(Attachment attachment, Observer observer) {
        int pid = attachment.info().pid();
        attached.add(pid);
        long now = System.nanoTime();
        observer.begin(
                new Run(
                        "",
                        Instant.now(),
                        now,
                        0,
                        1000,
                        0,
                        Run.Source.REMOTE,
                        Run.Pause.NEVER,
                        2,
                        ""));
        FakeObservation observation = new FakeObservation();
        observations.put(pid, observation);
        return observation;
    }

    @Override
    public void end(Ending.Reason why) {
        ended = why;
    }

    @Override
    public void close() {}

    @Override
    public void begun() {}

    @Override
    public void warn(String sentence) {
        warnings.add(sentence);
    }

    @Override
    public void goesOn(FleetProgress progress) {}

    /** Over when it is told so. */
    static final class FakeObservation implements Observation {
        volatile boolean over;

        @Override
        public boolean over() {
            return over;
        }

        @Override
        public Optional<RuntimeException> failure() {
            return Optional.empty();
        }

        @Override
        public List<String> warnings() {
            return List.of("times are sampled.");
        }
    }
}
