package dev.gilspy.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.gilspy.aggregate.Totals;
import dev.gilspy.error.OutputException;
import dev.gilspy.error.Reasons;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Serves metrics to who asks from this machine: {@code GET /metrics}, in OpenMetrics or
 * Prometheus's older text, as asked for. Has threads of its own, so that no client can hold up who
 * observes.
 */
public final class MetricsServer implements Closeable {
    /** More at once are turned away, and each keeps a thread of its own as long as it is here. */
    private static final int MOST_CLIENTS = 50;

    private static final int MOST_THREADS = MOST_CLIENTS + 10;
    private static final int IDLE_SECONDS = 10;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Pattern HERE =
            Pattern.compile("(?i)(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");
    private static final int PAGE_NOT_FOUND = 404;
    private static final int MISDIRECTED = 421;
    private static final int OK = 200;

    private static final String HOME =
            """
            gilspy observes the GIL of Python processes on this machine.

            /metrics has what it sees, for Prometheus: OpenMetrics or its text format.
            """;

    /** It tells with a stack trace of each client that goes away; kept, lest it be forgotten. */
    private static final Logger TALKATIVE =
            Logger.getLogger("io.prometheus.metrics.exporter.httpserver");

    static {
        TALKATIVE.setLevel(Level.OFF);
        // Read once by the JDK's server, which drops who takes longer; in seconds.
        setUnlessSet("sun.net.httpserver.maxReqTime", "5");
        setUnlessSet("sun.net.httpserver.maxRspTime", "30");
        setUnlessSet("jdk.httpserver.maxConnections", String.valueOf(MOST_CLIENTS));
    }

    private final HttpServer server;
    private final ExecutorService threads = threads();
    private final HttpHandler metrics;

    private MetricsServer(HttpServer server, HttpHandler metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Begins to serve, on loopback only.
     *
     * @param port 0 for any that is free
     * @param processes asked at each request, for what there is at that moment
     * @throws OutputException if the port cannot be had
     */
    public static MetricsServer start(int port, Supplier<List<Totals>> processes) {
        PrometheusRegistry registry = new PrometheusRegistry();
        MultiCollector collector = () -> TotalsMetrics.of(processes.get());
        registry.register(collector);
        try {
            InetSocketAddress here =
                    new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
            HttpServer server = HttpServer.create(here, 0);
            return new MetricsServer(server, new MetricsHandler(registry)).started();
        } catch (IOException e) {
            throw new OutputException(
                    "Cannot serve metrics on port %d: %s.".formatted(port, Reasons.of(e)),
                    "Name another port, or 0 for any that is free.",
                    e);
        }
    }

    private MetricsServer started() {
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0,
                MOST_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "gilspy-metrics");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private void answer(HttpExchange request) throws IOException {
        if (!isAskedHere(request.getRequestHeaders().getFirst("Host"))) {
            answer(request, MISDIRECTED, "Ask for 127.0.0.1 or localhost.\n");
            return;
        }
        switch (String.valueOf(request.getRequestURI().getPath())) {
            case "/metrics" -> metrics.handle(request);
            case "/" -> answer(request, OK, HOME);
            default -> answer(request, PAGE_NOT_FOUND, "Not found.\n");
        }
    }

    /**
     * Whether a client knows that it asks this machine: a web page that has its own name lead here
     * does not, and would read for somebody else what a browser on this machine may (DNS
     * rebinding).
     *
     * @param host as the client calls it, with the port; null if it does not say
     */
    private static boolean isAskedHere(String host) {
        return host == null || HERE.matcher(host).matches();
    }

    private static void answer(HttpExchange request, int status, String text) throws IOException {
        byte[] page = text.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        request.sendResponseHeaders(status, page.length);
        request.getResponseBody().write(page);
        request.close();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where the metrics are. */
    public String address() {
        return "http://127.0.0.1:%d/metrics".formatted(port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
