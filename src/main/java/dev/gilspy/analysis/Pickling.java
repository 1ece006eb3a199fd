package dev.gilspy.analysis;

import static dev.gilspy.analysis.Shares.percentSign;

import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What passing data between processes costs already: to be known before more are recommended. */
final class Pickling {
    /** Whose remedies have processes in them. */
    private static final Set<VerdictCode> RECOMMENDS_PROCESSES =
            Set.of(
                    VerdictCode.GIL_BOUND,
                    VerdictCode.HELD_BY_NATIVE,
                    VerdictCode.CONVOY,
                    VerdictCode.SINGLE_THREADED_CPU);

    /** Files of the standard library that pickle, or send and receive what is pickled. */
    private static final List<String> FILES =
            List.of(
                    "/pickle.py",
                    "/multiprocessing/reduction.py",
                    "/multiprocessing/connection.py",
                    "/multiprocessing/queues.py");

    private static final String NATIVE = "_pickle";

    private Pickling() {}

    static Optional<String> evidence(VerdictCode code, Situation s) {
        return matters(code, s)
                ? Optional.of("pickling is " + percentSign(share(s)) + " of the work")
                : Optional.empty();
    }

    static Optional<String> remedy(VerdictCode code, Situation s) {
        return matters(code, s)
                ? Optional.of(
                        "Processes are no plain gain here: what they pass to each other is pickled, and that is %s of the work already. Pass less: names of files, multiprocessing.shared_memory, or what a fork inherits."
                                .formatted(percentSign(share(s))))
                : Optional.empty();
    }

    private static boolean matters(VerdictCode code, Situation s) {
        return RECOMMENDS_PROCESSES.contains(code) && share(s) >= Thresholds.PICKLING;
    }

    /** Part of what is done, with the GIL or in native code, that is in pickling; 0 to 1. */
    private static double share(Situation s) {
        long all = 0;
        long pickling = 0;
        for (StackSummary stack : s.process().stacks()) {
            if (stack.state().holdsGil() || stack.state() == ThreadState.NATIVE) {
                all += stack.nanos();
                pickling += stack.frames().stream().anyMatch(Pickling::pickles) ? stack.nanos() : 0;
            }
        }
        return all == 0 ? 0 : (double) pickling / all;
    }

    private static boolean pickles(Frame frame) {
        return FILES.stream().anyMatch(frame.file()::endsWith)
                || Code.isNative(frame)
                        && (frame.file().startsWith(NATIVE) || frame.function().startsWith(NATIVE));
    }
}
