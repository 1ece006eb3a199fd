package dev.gilspy.export;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.report.JsonReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report for programs, in UTF-8. */
public final class JsonExporter implements Exporter {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> endings() {
        return List.of(".json");
    }

    @Override
    public void write(Summary summary, OutputStream out) throws IOException {
        JsonReport.write(
                summary, new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }
}
