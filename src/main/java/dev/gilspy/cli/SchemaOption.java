package dev.gilspy.cli;

import java.io.InputStream;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Says what a command's JSON looks like, instead of all else. */
final class SchemaOption {
    @Option(
            names = "--schema",
            help = true, // needs no recording and no process
            description =
                    "Print the JSON Schema of the JSON that this writes, and do nothing else.")
    @ThisRunOnly
    private boolean wanted;

    /**
     * Prints it if it is wanted.
     *
     * @return whether that was all
     */
    boolean print(Supplier<InputStream> schema) {
        if (wanted) {
            new StandardOutput()
                    .write(
                            out -> {
                                try (InputStream in = schema.get()) {
                                    in.transferTo(out);
                                }
                            });
        }
        return wanted;
    }
}
