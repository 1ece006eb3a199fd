package dev.gilspy.torture;

import dev.gilspy.bench.MarkdownTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The figures of a whole test run, a row for each fault; at the end of the run they are written to
 * {@code target/torture.md}. A test that asks for {@link Rows} gets them by this.
 */
final class TortureTable implements ParameterResolver {
    private static final Path PRINTED = Path.of("target", "torture.md");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Rows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(TortureTable.class))
                .getOrComputeIfAbsent(Rows.class, any -> new Rows(), Rows.class);
    }

    /** The rows so far. */
    static final class Rows implements AutoCloseable {
        private final Map<String, Figures> rows = new LinkedHashMap<>();

        /** That of a fault, which may be inflicted by several tests. */
        synchronized Figures of(String fault) {
            write(); // a run that is cut off leaves the rows so far
            return rows.computeIfAbsent(fault, any -> new Figures());
        }

        private synchronized String markdown() {
            MarkdownTable table =
                    new MarkdownTable(
                            "fault",
                            "runs",
                            "target unharmed",
                            "kernel clean",
                            "gilspy's exit",
                            "longest (s)",
                            "most memory (MB)");
            rows.forEach((fault, figures) -> table.row(fault, figures.cells()));
            return table.toString();
        }

        @Override
        public void close() {
            write();
            System.out.println(markdown());
        }

        private synchronized void write() {
            try {
                Files.writeString(PRINTED, markdown() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
