package dev.gilspy.bench;

import com.google.gson.Gson;
import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import dev.gilspy.live.TruthLog.Worker;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What another profiler says of the GIL. Its window is from its start to its end, since it does not
 * say when it first looked: some hundredths of a second more than it sampled.
 *
 * @param held share of the time in which a thread held the GIL, 0 to 1
 * @param waiting share in which it waited for it; NaN where the profiler does not know
 */
record GilShares(Cost cost, ToDoubleFunction<Worker> held, ToDoubleFunction<Worker> waiting) {

    /** py-spy knows who holds the GIL, not who waits. Empty where it is not installed. */
    static Optional<GilShares> byPySpy(Bench bench, Python python, Request request) {
        return bench.peers()
                .pySpy("--nonblocking", "--gil")
                .map(
                        pySpy -> {
                            Session.Outcome outcome = Session.run(python, pySpy, request);
                            Profile profile = outcome.profile();
                            double looks = profile.looks() - profile.stacksThrownAway();
                            return new GilShares(
                                    outcome.cost(),
                                    worker -> profile.samples(worker.name(), any -> true) / looks,
                                    worker -> Double.NaN);
                        });
    }

    /** 3.15's profiler knows both, in the format that Firefox reads. */
    static GilShares byTachyon(Python python, Request request) {
        Tachyon tachyon = new Tachyon(python, List.of());
        try (Session session =
                Session.start(python, output -> tachyon.command("--gecko", request, output))) {
            Cost cost = session.cost();
            Gecko gecko = Gecko.read(session.output());
            return new GilShares(
                    cost,
                    worker -> gecko.share(worker.tid(), "Has GIL"),
                    worker -> gecko.share(worker.tid(), "Waiting for GIL"));
        }
    }

    /** As much of Firefox's format as is needed. Times are milliseconds. */
    record Gecko(Shared shared, List<GeckoThread> threads) {
        record Shared(List<String> stringArray) {}

        record GeckoThread(int tid, Markers markers, Samples samples) {}

        record Markers(List<Integer> name, List<Double> startTime, List<Double> endTime) {}

        record Samples(List<Double> time) {
            double lasted() {
                return time.get(time.size() - 1) - time.get(0);
            }
        }

        static Gecko read(Path file) {
            try (Reader reader = Files.newBufferedReader(file)) {
                return new Gson().fromJson(reader, Gecko.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The part of the time in which a thread was marked so; 0 if it was never seen. */
        double share(int tid, String marker) {
            return threads.stream()
                    .filter(thread -> thread.tid() == tid)
                    .mapToDouble(thread -> sums(thread).getOrDefault(marker, 0.0))
                    .sum();
        }

        private Map<String, Double> sums(GeckoThread thread) {
            Map<String, Double> sums = new HashMap<>();
            Markers markers = thread.markers();
            for (int i = 0; i < markers.name().size(); i++) {
                double lasted = markers.endTime().get(i) - markers.startTime().get(i);
                String name = shared.stringArray().get(markers.name().get(i));
                sums.merge(name, lasted / thread.samples().lasted(), Double::sum);
            }
            return sums;
        }
    }
}
