package dev.gilspy.export;

import dev.gilspy.compare.Diffs;
import dev.gilspy.export.html.DiffPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A comparison as one web page that asks nothing of the network, in UTF-8. */
final class DiffHtml implements Format<Diffs> {
    @Override
    public String name() {
        return "html";
    }

    @Override
    public List<String> endings() {
        return List.of(".html", ".htm");
    }

    @Override
    public void write(Diffs diffs, OutputStream out) throws IOException {
        out.write(new DiffPage(diffs).render().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
