package dev.gilspy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.aggregate.Churn;
import dev.gilspy.aggregate.FleetScenes;
import dev.gilspy.aggregate.FleetTotals;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.error.OutputException;
import dev.gilspy.model.Observer;
import dev.gilspy.model.ThreadState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsServerTest {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

    /** Cut where it is shown. */
    private static final String LONG = "x".repeat(Names.LONGEST + 1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final FleetTotals fleet = new FleetTotals();
    private MetricsServer server;
    private Churn churn;

    @BeforeEach
    void serve() {
        churn = new Churn(fleet.open(), 42).begin().seconds(20);
        server = MetricsServer.start(0, fleet::totals);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsServedIsWhatPythonsStrictParserReads() throws Exception {
        Map<String, Double> samples = OpenMetricsText.samples(get("/metrics", OPEN_METRICS).body());

        String ofMain = "{interpreter=0, pid=42}";
        assertThat(samples)
                .containsEntry("gilspy_target_up{pid=42}", 1.0)
                .containsEntry("gilspy_observed_seconds_total{pid=42}", 19.995)
                .containsEntry("gilspy_gil_held_seconds_total" + ofMain, churn.heldNanos() / 1e9)
                .containsEntry("gilspy_gil_utilisation_ratio" + ofMain, 0.5)
                .containsEntry("gilspy_gil_switches_total" + ofMain, 4000.0)
                .containsEntry("gilspy_samples_total{pid=42}", 20_000.0)
                .containsEntry("gilspy_samples_missed_total{pid=42}", 20.0)
                .containsEntry(
                        "gilspy_thread_state_seconds_total{pid=42, state=waiting,"
                                + " thread_group=worker-*}",
                        4.0)
                .containsEntry("gilspy_gil_hold_seconds_count{pid=42, thread_group=steady}", 1999.0)
                .containsEntry(
                        "gilspy_gil_wait_seconds_bucket{le=0.0025, pid=42, thread_group=worker-*}",
                        2000.0);
    }

    @Test
    void severalProcessesAreToldApartByTheirIds() throws Exception {
        new Churn(fleet.open(), 43).begin().seconds(10).end();
        Map<String, Double> samples = OpenMetricsText.samples(get("/metrics", OPEN_METRICS).body());
        assertThat(samples)
                .containsEntry("gilspy_observed_seconds_total{pid=42}", 19.995)
                .containsEntry("gilspy_observed_seconds_total{pid=43}", 10.0)
                .containsEntry("gilspy_target_up{pid=43}", 0.0);
    }

    @Test
    void workersAddUpByTheirRole() throws Exception {
        FleetScenes.gunicorn(fleet);
        Map<String, Double> samples = OpenMetricsText.samples(get("/metrics", OPEN_METRICS).body());
        for (int worker : new int[] {4301, 4302}) {
            assertThat(samples.keySet())
                    .anyMatch(
                            name ->
                                    name.startsWith("gilspy_target_info")
                                            && name.contains("pid=" + worker)
                                            && name.contains("role=gunicorn: worker [shop:app]"));
        }
    }

    @Test
    void namesThatLookAlikeAreOneAndSoAreTheLivesOfAProcess() throws Exception {
        Observer again = fleet.open();
        Scene scene = new Scene(again).begin();
        for (String name : List.of(LONG + "a", LONG + "b", "", "unnamed", "x\"y\\z")) {
            scene.is(scene.thread(name), ThreadState.RUNNING, 1000, 0);
        }
        new Churn(fleet.open(), 42).begin().seconds(3);
        Map<String, Double> samples = OpenMetricsText.samples(get("/metrics", OPEN_METRICS).body());
        String running = "gilspy_thread_state_seconds_total{pid=4242, state=running, thread_group=";
        assertThat(samples)
                .containsEntry(running + LONG.substring(0, Names.LONGEST) + "…}", 2.0)
                .containsEntry(running + "unnamed}", 2.0)
                .containsEntry(running + "x\"y\\z}", 1.0)
                .containsEntry("gilspy_observed_seconds_total{pid=42}", 2.995);
    }

    @Test
    void theFormatIsTheOneAskedFor() throws Exception {
        HttpResponse<String> asked = get("/metrics", OPEN_METRICS);
        HttpResponse<String> plain = get("/metrics", "text/plain");

        assertThat(asked.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(asked.body()).endsWith("# EOF\n");
        assertThat(plain.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
        assertThat(plain.body()).doesNotContain("# EOF");
        assertThat(OpenMetricsText.complaints(plain.body())).isEmpty();
    }

    @Test
    void theRootSaysWhatItIsAndNothingElseIsThere() throws Exception {
        assertThat(get("/", "*/*").body()).contains("gilspy", "/metrics");
        for (String path : List.of("/x", "/-/healthy", "/metricsx", "/metrics/x")) {
            assertThat(get(path, "*/*").statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void clientsThatSayNothingOrReadNothingDoNotKeepOthersWaiting() throws Exception {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            String half = i % 2 == 0 ? "GET /metrics HTTP/1.1\r\nHost: x\r\n" : "GET /met";
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            idle.add(socket);
        }
        try {
            assertThat(get("/metrics", OPEN_METRICS).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void onlyThisMachineCanAsk() {
        assertThat(server.address())
                .isEqualTo("http://127.0.0.1:%d/metrics".formatted(server.port()));
        assertThat(listeningAddresses(server.port())).containsOnly("0100007F");
    }

    /** As a page of a web site asks whose name leads here by now. */
    @ParameterizedTest
    @CsvSource({
        "evil.example, 421",
        "evil.example:80, 421",
        "localhost.evil.example, 421",
        "10.0.0.1:9100, 421",
        "localhost, 200",
        "LOCALHOST:9100, 200",
        "127.0.0.1:9100, 200",
        "[::1]:9100, 200"
    })
    void whoDoesNotKnowWhomItAsksIsToldNothing(String host, int status) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET /metrics HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write(request.formatted(host).getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(answer.contains("gilspy_target")).isEqualTo(status == 200);
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> MetricsServer.start(taken.getLocalPort(), fleet::totals))
                    .isInstanceOf(OutputException.class)
                    .hasMessage(
                            "Cannot serve metrics on port %d: Address already in use."
                                    .formatted(taken.getLocalPort()));
        }
    }

    private HttpResponse<String> get(String path, String accept)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Accept", accept)
                        .timeout(Duration.ofSeconds(20))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Local addresses of the sockets that listen on a port, as the kernel writes them. */
    private static List<String> listeningAddresses(int port) {
        String ofPort = ":%04X".formatted(port);
        List<String> all = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            lines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words[1].endsWith(ofPort) && words[3].equals("0A"))
                    .forEach(words -> all.add(local(words[1])));
        }
        return all;
    }

    /** An IPv4 address in IPv6 form is the same. */
    private static String local(String address) {
        String bytes = address.substring(0, address.indexOf(':'));
        return bytes.startsWith("0000000000000000FFFF0000") ? bytes.substring(24) : bytes;
    }

    private static List<String> lines(String table) {
        try {
            return Files.readAllLines(Path.of(table)).stream().skip(1).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
