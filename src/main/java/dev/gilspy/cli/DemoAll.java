package dev.gilspy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.demo.DemoProcess;
import dev.gilspy.demo.Gained;
import dev.gilspy.demo.NotShownException;
import dev.gilspy.demo.Pythons;
import dev.gilspy.demo.Showing;
import dev.gilspy.demo.ShowingsText;
import dev.gilspy.demo.Workload;
import dev.gilspy.error.ExitCode;
import dev.gilspy.source.Settings;
import dev.gilspy.source.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows every workload in turn, and holds the verdict found against the expected one. */
final class DemoAll {
    private final Pythons pythons;
    private final Settings settings;
    private final Optional<Path> folder;
    private final boolean compares;
    private final StopSignal stop;

    private final List<Showing> shown = new ArrayList<>();
    private final List<NotShownException> absent = new ArrayList<>();
    private final List<Gained> gains = new ArrayList<>();

    /**
     * @param settings for each of them
     * @param folder where to leave a recording of each
     * @param compares whether to hold predictions against the same work in processes, where that
     *     can be had
     * @param stop ends it with the workload that is being recorded
     */
    DemoAll(
            Pythons pythons,
            Settings settings,
            Optional<Path> folder,
            boolean compares,
            StopSignal stop) {
        this.pythons = pythons;
        this.settings = settings;
        this.folder = folder;
        this.compares = compares;
        this.stop = stop;
    }

    /**
     * Prints a line for each as soon as it is known.
     *
     * @return 0 if all that can be shown here were shown, and provoked what they must
     */
    int show(ShowingsText text, Narrator narrator) {
        print(text.heading());
        for (Workload workload : Workload.values()) {
            narrator.step("showing " + workload.label());
            Optional<String> line = line(workload, text);
            narrator.over();
            line.ifPresent(DemoAll::print);
        }
        text.ending(shown, absent).forEach(DemoAll::print);
        compare(narrator);
        text.gains(gains).forEach(DemoAll::print);
        boolean agreed = !stop.requested() && shown.stream().allMatch(Showing::agrees);
        return agreed ? ExitCode.OK : ExitCode.EXCEEDED;
    }

    private void compare(Narrator narrator) {
        for (Showing showing : shown) {
            if (compares && !stop.requested()) {
                new PredictionCheck(pythons, showing.workload(), narrator)
                        .gained(showing.verdict())
                        .ifPresent(gains::add);
            }
        }
    }

    /** Empty if Ctrl-C came before it could be judged. */
    private Optional<String> line(Workload workload, ShowingsText text) {
        if (stop.requested()) {
            return Optional.empty();
        }
        try {
            Summary summary = record(workload);
            if (stop.requested()) {
                return Optional.empty();
            }
            Showing showing = Showing.of(workload, summary);
            shown.add(showing);
            return Optional.of(text.row(showing));
        } catch (NotShownException e) {
            absent.add(e);
            return Optional.of(text.row(e));
        }
    }

    private Summary record(Workload workload) {
        Outputs outputs = new Outputs(null);
        try (DemoProcess demo = pythons.start(workload)) {
            folder.ifPresent(to -> outputs.addRecording(to.resolve(workload.label() + ".gilspy")));
            return new RecordingRun(outputs, Narrator.silent(), stop)
                    .run(
                            () -> Sources.ofThisMachine().attach(demo.pid(), settings),
                            workload.label(),
                            settings);
        }
    }

    private static void print(String line) {
        new StandardOutput().write(out -> out.write((line + "\n").getBytes(UTF_8)));
    }
}
