package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.number;
import static dev.gilspy.analysis.Shares.percentSign;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a verdict says of native code that keeps the GIL. */
final class NativeWords {
    private NativeWords() {}

    static String summary(NativeHolding holding, Situation s) {
        return "%s computes with the GIL and does not let go of it: %s threads wait for it on average."
                .formatted(what(holding), number(s.waiting()));
    }

    private static String what(NativeHolding holding) {
        return holding.isSeen() ? "Native code, " + text(holding.function()) + "," : "Native code";
    }

    private static String text(Frame function) {
        return "%s in %s".formatted(function.function(), function.file());
    }

    static List<String> evidence(NativeHolding holding, Situation s) {
        List<String> evidence = new ArrayList<>();
        if (holding.isSeen()) {
            evidence.add(
                    "seen at instructions of an extension for %s of the waiting"
                            .formatted(percentSign(holding.seenShare())));
        }
        if (holding.isKept()) {
            evidence.add(
                    "kept for %s and more, where Python code lets go after %s"
                            .formatted(
                                    Durations.exact(holding.keptNanos()),
                                    Durations.exact(s.switchIntervalNanos())));
        }
        if (!holding.isSeen()) {
            evidence.add(
                    Double.isNaN(holding.seenShare())
                            ? "no instruction was looked at, so the function is not known"
                            : "at no instruction that tells the function");
        }
        evidence.add("GIL held " + percentSign(s.held()));
        evidence.add(Sentences.waitingOfBusy(s));
        return evidence;
    }

    /** In whose code most of the work outside the GIL is; empty where that was not seen. */
    static List<String> libraries(Situation s) {
        Map<String, Long> libraries = new HashMap<>();
        long all = 0;
        for (StackSummary stack : s.process().stacks()) {
            if (stack.state() == ThreadState.NATIVE) {
                all += stack.nanos();
                int depth = stack.frames().size();
                Frame leaf = depth == 0 ? null : stack.frames().get(depth - 1);
                if (leaf != null && Code.isNative(leaf)) {
                    libraries.merge(leaf.file(), stack.nanos(), Long::sum);
                }
            }
        }
        double total = all;
        return libraries.entrySet().stream()
                .filter(library -> library.getValue() >= Thresholds.HOLDER_MATTERS * total)
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(1)
                .map(e -> percentSign(e.getValue() / total) + " of that in " + e.getKey())
                .toList();
    }

    /** What to do where one thread does all the work in an extension, with the GIL. */
    static Optional<String> alone(Situation s) {
        LeafTimes leaves = new LeafTimes();
        int thread = s.busiest().thread().id();
        s.process().stacks().stream()
                .filter(stack -> stack.thread() == thread && stack.state().holdsGil())
                .forEach(stack -> leaves.add(stack.frames(), stack.nanos()));
        return leaves.extensionShare() >= Thresholds.MOST_OF_WAITING && s.gilEnabled()
                ? Optional.of(alone(leaves))
                : Optional.empty();
    }

    private static String alone(LeafTimes leaves) {
        String caller = leaves.caller().map(c -> Code.text(c.frame())).orElse("That thread");
        return "%s spends %s of its time with the GIL in %s: threads help only if that code releases the GIL, processes in any case."
                .formatted(
                        caller,
                        percentSign(leaves.extensionShare()),
                        leaves.function().map(NativeWords::text).orElse("an extension"));
    }

    static String remedy(NativeHolding holding) {
        String what =
                "release the GIL in that code (Py_BEGIN_ALLOW_THREADS; Cython \"with nogil\"), call it in processes, or give it less at a time.";
        return holding.caller() == null
                ? "Find the call, and " + what
                : "%s makes %s of these calls: %s"
                        .formatted(
                                Code.text(holding.caller().frame()),
                                percentSign(holding.caller().share()),
                                what + NativeAdvice.on(holding));
    }
}
