package dev.gilspy.cli;

import dev.gilspy.aggregate.FleetTotals;
import dev.gilspy.error.OutputException;
import dev.gilspy.export.MetricsServer;
import java.util.OptionalInt;

/** What goes on beside a recording: metrics are served, and reports written again and again. */
final class LongRunning implements AutoCloseable {
    private final Refresher refresher;

    /** Null if nothing is served. */
    private final MetricsServer server;

    private LongRunning(Refresher refresher, MetricsServer server) {
        this.refresher = refresher;
        this.server = server;
    }

    /**
     * @throws OutputException if metrics cannot be served
     */
    static LongRunning begin(
            long everyNanos, OptionalInt metricsPort, Outputs outputs, Narrator narrator) {
        MetricsServer server = null;
        if (metricsPort.isPresent()) {
            server = serve(metricsPort.getAsInt(), outputs);
            narrator.serving(server.address());
        }
        return new LongRunning(Refresher.start(outputs, narrator, everyNanos), server);
    }

    private static MetricsServer serve(int port, Outputs outputs) {
        FleetTotals totals = new FleetTotals();
        try {
            MetricsServer server = MetricsServer.start(port, totals::totals);
            outputs.addObserver(totals);
            return server;
        } catch (OutputException e) {
            outputs.discard();
            throw e;
        }
    }

    @Override
    public void close() {
        refresher.close();
        if (server != null) {
            server.close();
        }
    }
}
