package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.number;
import static dev.gilspy.analysis.Shares.percentSign;

import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do about a verdict, naming the user's own function where one stands out. */
final class Remedies {
    private static final String THEN_COMPARE = "Then: gilspy diff before.gilspy after.gilspy";

    private Remedies() {}

    static List<String> of(VerdictCode code, Situation s) {
        List<String> remedies = new ArrayList<>(ofCode(code, s));
        Pickling.remedy(code, s)
                .ifPresent(remedy -> remedies.add(remedies.indexOf(THEN_COMPARE), remedy));
        return remedies;
    }

    private static List<String> ofCode(VerdictCode code, Situation s) {
        return switch (code) {
            case GIL_BOUND -> gilBound(s);
            case HELD_BY_NATIVE ->
                    List.of(
                            NativeWords.remedy(s.evidence().nativeHolding().orElseThrow()),
                            THEN_COMPARE);
            case CONVOY ->
                    List.of(
                            ConvoyWords.move(Convoy.of(s).orElseThrow(), s),
                            ConvoyWords.shorten(s),
                            THEN_COMPARE);
            case EVENT_LOOP_BLOCKED -> {
                List<String> remedies =
                        new ArrayList<>(
                                LoopWords.remedies(s.evidence().blockedLoop().orElseThrow(), s));
                remedies.add(THEN_COMPARE);
                yield remedies;
            }
            case FREE_THREADED_GIL_ON -> gilOn(s);
            case FREE_THREADED_SCALING -> scaling(s);
            case INTERPRETERS_PARALLEL -> List.of(leave("interpreters", s));
            case HELD_WHILE_BLOCKED -> heldWhileBlocked(s);
            case CPU_STARVED -> cpuStarved(s);
            case SINGLE_THREADED_CPU -> singleThreaded(s);
            case NATIVE_PARALLEL -> List.of(leave("threads", s));
            case IO_BOUND ->
                    List.of(
                            (s.gilEnabled()
                                            ? "Neither processes nor a Python without a GIL would help."
                                            : "Neither processes nor more CPUs would help.")
                                    + " More threads, or asyncio, overlap more waiting; what the threads wait for is where the time goes.");
            case IDLE ->
                    s.waitsForOwnLocks()
                            ? List.of(
                                    "Look at what is done while such a lock is held: that is where the time goes.")
                            : List.of();
            case MIXED -> mixed(s);
            default -> List.of();
        };
    }

    private static List<String> gilBound(Situation s) {
        String what = "run it in processes, or in native code that releases the GIL.";
        return List.of(
                named(Culprit.ofWaiting(s), "%s accounts for %s of the waiting: " + what)
                        .orElse("The work under the GIL: " + what),
                THEN_COMPARE);
    }

    private static List<String> gilOn(Situation s) {
        List<String> remedies = new ArrayList<>();
        remedies.add("Unset PYTHON_GIL and leave out -X gil=1, if it was asked for.");
        remedies.add(
                "If a module turned it on, install a build of it for free-threaded Python, or set PYTHON_GIL=0 where you know that it can do without.");
        named(Culprit.ofWaiting(s), "%s accounts for %s of the waiting for the GIL.")
                .ifPresent(remedies::add);
        remedies.add(THEN_COMPARE);
        return remedies;
    }

    private static List<String> scaling(Situation s) {
        List<String> remedies = FreeThreading.remedies(s);
        return remedies.isEmpty() ? List.of(leave("threads", s)) : remedies;
    }

    private static String leave(String what, Situation s) {
        return "Leave the %s as they are. More of them help while CPUs are free: %s of %s are used."
                .formatted(what, number(s.onCpu()), Sentences.cpus(s));
    }

    private static List<String> heldWhileBlocked(Situation s) {
        String what =
                "release the GIL around the blocking call (Py_BEGIN_ALLOW_THREADS; Cython \"with nogil\"; ctypes.CDLL, not PyDLL).";
        return List.of(
                named(
                                Culprit.ofStates(s, state -> state == ThreadState.HELD_BLOCKED),
                                "%s accounts for %s of the sleeping with the GIL: " + what)
                        .orElse("Find the extension that blocks, and " + what),
                THEN_COMPARE);
    }

    private static List<String> cpuStarved(Situation s) {
        List<String> remedies = new ArrayList<>();
        String look =
                s.hasQuota()
                        ? "Raise the CPU quota (cpu.max of its cgroup; a container's CPU limit), or give it fewer threads"
                        : "Look at the CPU quota and at what else runs on this machine";
        remedies.add(
                look
                        + ": the target used %s of %s usable CPUs."
                                .formatted(number(s.onCpu()), Sentences.cpus(s)));
        remedies.add("Judge the GIL only when there is CPU to spare.");
        return remedies;
    }

    private static List<String> singleThreaded(Situation s) {
        Optional<Culprit> culprit = Culprit.ofThread(s, s.busiest());
        if (!Sentences.busiestRunsPython(s)) {
            String what =
                    (s.gilEnabled() ? "the GIL is released there, so " : "")
                            + "more threads can share this work.";
            return List.of(
                    named(culprit, "%s is %s of it: " + what).orElse("In native code, " + what),
                    THEN_COMPARE);
        }
        Optional<String> inExtension = NativeWords.alone(s);
        if (inExtension.isPresent()) {
            return List.of(inExtension.get(), THEN_COMPARE);
        }
        String cheaper =
                s.process().info().implementation().equals("PyPy")
                        ? "make it cheaper (native code)"
                        : "make it cheaper (native code, PyPy for pure Python)";
        String what =
                s.gilEnabled()
                        ? cheaper + ", or share it among processes; threads would not help."
                        : cheaper + ", or share it among threads: without a GIL they run at once.";
        return List.of(
                named(culprit, "%s is %s of it: " + what)
                        .orElse("The work of that thread: " + what),
                THEN_COMPARE);
    }

    private static List<String> mixed(Situation s) {
        List<String> remedies = new ArrayList<>();
        if (!s.gilEnabled()) {
            remedies.addAll(FreeThreading.remedies(s));
        } else if (!s.gilIsInnocent()) {
            named(Culprit.ofWaiting(s), "%s accounts for %s of the waiting for the GIL.")
                    .ifPresent(remedies::add);
        }
        remedies.add(
                "Record for longer, or only the phase that is slow, and look at the threads one by one.");
        return remedies;
    }

    private static Optional<String> named(Optional<Culprit> culprit, String sentence) {
        return culprit.map(c -> sentence.formatted(Code.text(c.frame()), percentSign(c.share())));
    }
}
