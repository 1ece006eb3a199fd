package dev.gilspy.export.pprof;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.elf.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** pprof's own program with a file of ours. */
public final class PprofTool {
    private static final String PPROF = Tool.output(List.of("test-fixtures/pprof/find.sh")).strip();

    /** {@code Showing nodes accounting for 2990.00ms, 99.67% of 3000.00ms total}. */
    private static final Pattern TOTAL = Pattern.compile(" of ([0-9.]+)ms total");

    /** {@code 1995ms 66.50% 66.50% 1995ms 66.50% score_batch}. */
    private static final Pattern NODE =
            Pattern.compile("\\s*([0-9.]+)ms\\s+\\S+%\\s+\\S+%\\s+([0-9.]+)ms\\s+\\S+%\\s+(.+)");

    private final Path file;

    private PprofTool(Path file) {
        this.file = file;
    }

    public static PprofTool of(Path file) {
        return new PprofTool(file);
    }

    static PprofTool of(Summary summary, Path folder) throws IOException {
        Path file = folder.resolve("a.pb.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            new PprofExporter().write(summary, out);
        }
        return new PprofTool(file);
    }

    /** What it prints. */
    public String says(String... options) {
        List<String> command = new ArrayList<>(List.of(PPROF, "-symbolize=none"));
        command.addAll(List.of(options));
        command.add(file.toString());
        return Tool.output(command);
    }

    /** The functions by their own value of one sample type, heaviest first. */
    public List<Node> top(String sampleType) {
        Stream<Matcher> lines = topText(sampleType).lines().map(NODE::matcher);
        return lines.filter(Matcher::matches)
                .map(
                        node ->
                                new Node(
                                        node.group(3),
                                        Double.parseDouble(node.group(1)),
                                        Double.parseDouble(node.group(2))))
                .toList();
    }

    /** The sum of all samples' values of one type. */
    public double totalMillis(String sampleType) {
        Matcher total = TOTAL.matcher(topText(sampleType));
        return total.find() ? Double.parseDouble(total.group(1)) : 0;
    }

    private String topText(String sampleType) {
        return says("-top", "-sample_index=" + sampleType, "-unit=ms", "-nodefraction=0");
    }

    /** A function with its own value and that of all it called. */
    public record Node(String function, double flatMillis, double cumulatedMillis) {}
}
