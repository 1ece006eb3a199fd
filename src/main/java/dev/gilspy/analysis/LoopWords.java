package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.percentSign;

import dev.gilspy.aggregate.LoopSummary;
import dev.gilspy.analysis.LoopCoroutines.Coroutine;
import dev.gilspy.model.Quantiles;
import dev.gilspy.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a verdict says of an event loop that is kept from its events. */
final class LoopWords {
    /** How a loop's library calls what helps. */
    private record Library(String elsewhere, String thread, String pause) {}

    private static final Library ASYNCIO =
            new Library(
                    "loop.run_in_executor() and a ProcessPoolExecutor",
                    "asyncio.to_thread()",
                    "await asyncio.sleep(0)");

    private static final Map<String, Library> LIBRARIES =
            Map.of(
                    "asyncio",
                    ASYNCIO,
                    "trio",
                    new Library(
                            "trio.to_process or another process pool",
                            "trio.to_thread.run_sync()",
                            "await trio.lowlevel.checkpoint()"));

    private LoopWords() {}

    static String summary(BlockedLoop blocked, Situation s) {
        Quantiles stretches = blocked.loop().stretches();
        return "The event loop of %s is kept from its events for %s of the time, for up to %s at a stretch: by %s%s."
                .formatted(
                        blocked.thread(),
                        percentSign(blocked.loop().stalledShare()),
                        Durations.of(stretches, stretches.maxNanos()),
                        LoopCoroutines.of(blocked.loop()).stream()
                                .findFirst()
                                .map(coroutine -> Code.text(coroutine.frame()))
                                .orElse("what it runs"),
                        s.gilEnabled() ? ", not by the GIL" : "");
    }

    static List<String> evidence(BlockedLoop blocked, Situation s) {
        Quantiles stretches = blocked.loop().stretches();
        List<String> evidence = new ArrayList<>();
        evidence.add(
                "%s of %s and more, p99 of all stretches %s"
                        .formatted(
                                Shares.plural(blocked.loop().stalls(), "stall"),
                                Durations.whole(LoopSummary.STALL_NANOS),
                                Durations.of(stretches, stretches.p99Nanos())));
        for (Coroutine coroutine : LoopCoroutines.of(blocked.loop()).stream().limit(2).toList()) {
            evidence.add(
                    "%s %s of the stalled time"
                            .formatted(
                                    Code.text(coroutine.frame()), percentSign(coroutine.share())));
        }
        evidence.add(
                "computing %s of it, in blocking calls %s"
                        .formatted(
                                percentSign(blocked.computing()), percentSign(blocked.blocking())));
        evidence.add(Sentences.cpusUsed(s));
        return evidence;
    }

    static List<String> remedies(BlockedLoop blocked, Situation s) {
        Library library = LIBRARIES.getOrDefault(blocked.loop().name(), ASYNCIO);
        List<String> remedies = new ArrayList<>();
        if (blocked.computing() >= Thresholds.LOOP_PART) {
            remedies.add(
                    named(blocked, BlockedLoop::computes, "computes")
                            + ": "
                            + (s.gilEnabled() ? underGil(library) : withoutGil(library)));
        }
        if (blocked.blocking() >= Thresholds.LOOP_PART) {
            remedies.add(
                    named(blocked, BlockedLoop::blocks, "sits in a blocking call")
                            + ": use a call that can be awaited, or %s."
                                    .formatted(library.thread()));
        }
        return remedies;
    }

    private static String underGil(Library library) {
        return "run it with %s, or split it with %s. %s would not do: that thread and the loop would compete for the GIL."
                .formatted(library.elsewhere(), library.pause(), library.thread());
    }

    private static String withoutGil(Library library) {
        return "run it with %s, which without a GIL runs beside the loop, or split it with %s."
                .formatted(library.thread(), library.pause());
    }

    private static String named(BlockedLoop blocked, Predicate<ThreadState> states, String does) {
        return blocked.culprit(states)
                .map(
                        culprit ->
                                "%s %s for %s of that time"
                                        .formatted(
                                                Code.text(culprit.frame()),
                                                does,
                                                percentSign(culprit.share())))
                .orElse("What the loop runs " + does);
    }
}
