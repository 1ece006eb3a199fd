package dev.gilspy.export.pprof;

import com.google.protobuf.CodedOutputStream;
import dev.gilspy.aggregate.Summary;
import dev.gilspy.aggregate.Summary.ProcessSummary;
import dev.gilspy.analysis.Verdict;
import dev.gilspy.analysis.Verdicts;
import dev.gilspy.export.Exporter;
import dev.gilspy.model.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * The format of pprof and its kin: stacks with a value in nanoseconds for each of {@link
 * SampleType}, and labels for thread, interpreter and state. Written sample by sample: messages of
 * one kind that follow each other are read as one.
 */
public final class PprofExporter implements Exporter {
    @Override
    public String name() {
        return "pprof";
    }

    @Override
    public List<String> endings() {
        return List.of(".pb.gz", ".pprof");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        GZIPOutputStream compressed = new GZIPOutputStream(out);
        CodedOutputStream pieces = CodedOutputStream.newInstance(compressed);
        Tables tables = new Tables(program(summary));
        header(summary, tables).writeTo(pieces);
        Samples samples = new Samples(tables, summary.processes().size() > 1);
        for (ProcessSummary process : summary.processes()) {
            for (Pprof.Sample sample : samples.of(process)) {
                Pprof.Profile.newBuilder().addSample(sample).build().writeTo(pieces);
            }
        }
        tables.message().writeTo(pieces);
        pieces.flush();
        compressed.finish();
        out.flush();
    }

    private static String program(Summary summary) {
        return summary.processes().stream()
                .flatMap(process -> process.info().command().stream().limit(1))
                .findFirst()
                .orElse("python");
    }

    private static Pprof.Profile header(Summary summary, Tables tables) {
        Pprof.Profile.Builder header = Pprof.Profile.newBuilder();
        for (SampleType type : SampleType.values()) {
            header.addSampleType(nanoseconds(type.label(), tables));
        }
        header.setDefaultSampleType(tables.string(SampleType.HOLDS.label()));
        header.setDurationNanos(summary.observedNanos());
        addRun(summary.run(), tables, header);
        Verdict verdict = Verdicts.of(summary);
        header.addComment(tables.string(verdict.code().label() + ": " + verdict.summary()));
        verdict.evidence().forEach(line -> header.addComment(tables.string(line)));
        verdict.remedies().forEach(line -> header.addComment(tables.string(line)));
        return header.build();
    }

    private static void addRun(Run run, Tables tables, Pprof.Profile.Builder header) {
        if (run == null) {
            return;
        }
        long seconds = TimeUnit.SECONDS.toNanos(run.start().getEpochSecond());
        header.setTimeNanos(seconds + run.start().getNano());
        header.addComment(tables.string("recorded by gilspy " + run.gilspyVersion()));
        if (run.rateHz() > 0) {
            header.setPeriodType(nanoseconds("sampling", tables));
            header.setPeriod(TimeUnit.SECONDS.toNanos(1) / run.rateHz());
        }
    }

    private static Pprof.ValueType nanoseconds(String type, Tables tables) {
        return Pprof.ValueType.newBuilder()
                .setType(tables.string(type))
                .setUnit(tables.string("nanoseconds"))
                .build();
    }
}
