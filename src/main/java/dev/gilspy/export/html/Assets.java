package dev.gilspy.export.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The page's style and script, from the resources. */
final class Assets {
    /** Scripts in the order in which they need each other; all of one page share one scope. */
    private static final List<String> COMMON =
            List.of(
                    "text",
                    "dom",
                    "theme",
                    "tabs",
                    "tooltip",
                    "canvas",
                    "report",
                    "tree",
                    "flame-layout",
                    "flame-canvas",
                    "flame");

    /** What a page's script is for. */
    enum Script {
        REPORT("timeline", "percentiles", "main"),
        DIFF("diff-flame", "diff-main");

        private final List<String> own;

        Script(String... own) {
            this.own = List.of(own);
        }

        /** All its parts as one, which leaves nothing behind in the page's own scope. */
        String text() {
            StringBuilder script = new StringBuilder("(() => {\n\"use strict\";\n");
            COMMON.forEach(name -> script.append(read(name + ".js")));
            own.forEach(name -> script.append(read(name + ".js")));
            return script.append("})();\n").toString();
        }
    }

    private Assets() {}

    static String style() {
        return read("report.css");
    }

    /** How a page's policy names a script or style that stands in it. */
    static String hash(String content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/html/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
