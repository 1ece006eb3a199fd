package dev.gilspy.live;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gilspy.export.OpenMetricsText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Prometheus on this machine, which asks one address each second. Closing ends it. */
final class Prometheus implements AutoCloseable {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(40);
    private static final long ASK_AGAIN_MILLIS = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param url of the metrics
     * @param folder for its files
     */
    static Prometheus scraping(String url, Path folder) throws IOException {
        URI metrics = URI.create(url);
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(
                config,
                """
                scrape_configs:
                  - job_name: gilspy
                    scrape_interval: 1s
                    metrics_path: %s
                    static_configs:
                      - targets: ["%s"]
                """
                        .formatted(metrics.getPath(), metrics.getAuthority()));
        int port = freePort();
        List<String> command =
                List.of(
                        OpenMetricsText.prometheus(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                        "--web.listen-address=127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("prometheus.log").toFile());
        return new Prometheus(builder.start(), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Waits until a query has a result. */
    void await(String query) throws InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_NANOS;
        while (result(query).isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new AssertionError("no result of " + query);
            }
            TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
        }
    }

    /** The one figure that a query has as its result. */
    double value(String query) throws InterruptedException {
        JsonArray result = result(query);
        if (result.size() != 1) {
            throw new AssertionError(query + " is " + result);
        }
        JsonArray value = result.get(0).getAsJsonObject().getAsJsonArray("value");
        return Double.parseDouble(value.get(1).getAsString());
    }

    /** Empty also as long as it does not answer. */
    private JsonArray result(String query) throws InterruptedException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        URI uri = URI.create("http://127.0.0.1:%d/api/v1/query?query=%s".formatted(port, encoded));
        try {
            String body =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body();
            if (!body.startsWith("{")) {
                return new JsonArray(); // it is starting
            }
            JsonObject answer = JsonParser.parseString(body).getAsJsonObject();
            return answer.getAsJsonObject("data").getAsJsonArray("result");
        } catch (IOException e) {
            return new JsonArray();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
