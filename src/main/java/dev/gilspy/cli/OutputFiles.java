package dev.gilspy.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Where to write reports. */
final class OutputFiles {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write here, in the format that the ending names; - is standard output. May be"
                            + " given several times (default: -).")
    @ThisRunOnly
    private List<String> files = List.of(Destinations.STANDARD_OUTPUT);

    /** As typed. */
    List<String> list() {
        return files;
    }
}
