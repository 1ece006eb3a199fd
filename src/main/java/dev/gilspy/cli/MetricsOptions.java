package dev.gilspy.cli;

import dev.gilspy.error.UsageException;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Whether to serve metrics, and where. */
final class MetricsOptions {
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "Serve metrics for Prometheus meanwhile, on this port of 127.0.0.1, at /metrics;"
                            + " 0: any that is free.")
    private Integer port;

    /**
     * @throws UsageException if it is no port
     */
    void check() {
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            throw new UsageException("%d is no port.".formatted(port), "Usual is 9464.");
        }
    }

    /** Empty if nothing is to be served. */
    OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
