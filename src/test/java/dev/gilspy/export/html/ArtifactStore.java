package dev.gilspy.export.html;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves a page as Jenkins serves a build's artifacts: with a policy that forbids all but text. */
final class ArtifactStore implements AutoCloseable {
    /** Its documented default, "Configuring Content Security Policy". */
    private static final String POLICY =
            "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ArtifactStore(HttpServer server) {
        this.server = server;
    }

    static ArtifactStore of(String page) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ArtifactStore store = new ArtifactStore(server);
        byte[] content = page.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    store.asked.add(exchange.getRequestURI().toString());
                    exchange.getResponseHeaders().add("Content-Type", "text/html");
                    exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content);
                    exchange.close();
                });
        server.start();
        return store;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/report.html";
    }

    /** What was asked for, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
