package dev.gilspy.export.pprof;

import dev.gilspy.aggregate.Blame;
import dev.gilspy.aggregate.StackSummary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.export.Names;
import dev.gilspy.export.Stacks;
import dev.gilspy.export.ThreadLabels;
import dev.gilspy.model.Frame;
import dev.gilspy.model.ThreadInfo;
import java.util.List;
import java.util.stream.Stream;

/** Makes the samples of processes: one for each stack and state, and one for each part of blame. */
final class Samples {
    private final Tables tables;
    private final boolean severalProcesses;

    Samples(Tables tables, boolean severalProcesses) {
        this.tables = tables;
        this.severalProcesses = severalProcesses;
    }

    /** Made as they are asked for; to be gone through once. */
    Iterable<Pprof.Sample> of(ProcessSummary process) {
        ThreadLabels labels = new ThreadLabels(process);
        Stream<Pprof.Sample> times =
                process.stacks().stream().map(stack -> time(process, labels, stack));
        Stream<Pprof.Sample> blame =
                process.blame().stream().map(part -> caused(process, labels, part));
        return Stream.concat(times, blame)::iterator;
    }

    private Pprof.Sample time(ProcessSummary process, ThreadLabels labels, StackSummary stack) {
        SampleType type = SampleType.of(stack.state());
        Pprof.Sample.Builder sample = sample(Stacks.shown(stack.frames()), type, stack.nanos());
        addPlace(sample, process, stack.interpreter());
        addThread(sample, labels, stack.thread());
        return sample.addLabel(label("state", stack.state().label())).build();
    }

    /** The stack and the thread are the holder's, the waiting is that of the label's. */
    private Pprof.Sample caused(ProcessSummary process, ThreadLabels labels, Blame part) {
        boolean nobody = part.holder() == ThreadInfo.NOBODY && part.holderStack().isEmpty();
        List<Frame> stack =
                nobody
                        ? List.of(Stacks.named("(" + labels.holder(part.holder()) + ")"))
                        : Stacks.shown(part.holderStack());
        Pprof.Sample.Builder sample = sample(stack, SampleType.WAITS_CAUSED, part.nanos());
        addPlace(sample, process, part.interpreter());
        addThread(sample, labels, part.holder());
        return sample.addLabel(label("waiter", labels.of(part.waiter()))).build();
    }

    private Pprof.Sample.Builder sample(List<Frame> rootFirst, SampleType type, long nanos) {
        Pprof.Sample.Builder sample = Pprof.Sample.newBuilder();
        for (int i = rootFirst.size() - 1; i >= 0; i--) {
            sample.addLocationId(tables.location(rootFirst.get(i)));
        }
        for (SampleType each : SampleType.values()) {
            sample.addValue(each == type ? nanos : 0);
        }
        return sample;
    }

    private void addPlace(Pprof.Sample.Builder sample, ProcessSummary process, int interpreter) {
        if (severalProcesses) {
            sample.addLabel(label("pid", String.valueOf(process.info().pid())));
            sample.addLabel(label("process", Names.command(process)));
        }
        sample.addLabel(label("interpreter", String.valueOf(interpreter)));
    }

    private void addThread(Pprof.Sample.Builder sample, ThreadLabels labels, int thread) {
        sample.addLabel(label("thread", labels.holder(thread)));
        labels.find(thread)
                .filter(info -> info.tid() > 0)
                .ifPresent(info -> sample.addLabel(label("tid", String.valueOf(info.tid()))));
    }

    /** Text also where it is a number: pprof leaves out a number of 0, and adds numbers up. */
    private Pprof.Label label(String key, String text) {
        return Pprof.Label.newBuilder()
                .setKey(tables.string(key))
                .setStr(tables.string(text))
                .build();
    }
}
