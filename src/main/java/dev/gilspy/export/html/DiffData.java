package dev.gilspy.export.html;

import com.google.gson.stream.JsonWriter;
import dev.gilspy.compare.DiffTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the scripts of a comparison's page draw, as JSON that cannot end its element. */
final class DiffData {
    private static final double PRECISION = 1e6;

    private final JsonWriter json;
    private final FrameTable frames = new FrameTable();

    /** The calls of a tree, callers first, each with the place of its caller. */
    private static final class Calls {
        private static final int ROOT = -1;

        private final List<DiffTree.Node> nodes = new ArrayList<>();
        private final List<Integer> callers = new ArrayList<>();

        Calls(DiffTree tree) {
            add(tree.root(), ROOT);
        }

        private void add(DiffTree.Node node, int number) {
            for (DiffTree.Node child : node.children()) {
                nodes.add(child);
                callers.add(number);
                add(child, nodes.size() - 1);
            }
        }
    }

    private interface Column {
        double of(DiffTree.Node node);
    }

    private DiffData(JsonWriter json) {
        this.json = json;
        // Writes <, > and & as escapes.
        json.setHtmlSafe(true);
    }

    static String of(List<DiffTree> trees) {
        StringWriter out = new StringWriter();
        try (JsonWriter json = new JsonWriter(out)) {
            new DiffData(json).write(trees);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void write(List<DiffTree> trees) throws IOException {
        json.beginObject().name("states").beginArray().endArray();
        json.name("trees").beginArray();
        for (DiffTree tree : trees) {
            write(tree);
        }
        // Last, since the trees number their functions as they are written.
        json.endArray().name("frames");
        frames.write(json);
        json.endObject();
    }

    private void write(DiffTree tree) throws IOException {
        Calls calls = new Calls(tree);
        json.beginObject().name("label").value(tree.measure().label());
        json.name("callers").beginArray();
        for (int caller : calls.callers) {
            json.value(caller);
        }
        json.endArray();
        write("functions", calls, node -> frames.numberOf(node.frame()));
        write("lines", calls, node -> node.frame().line());
        write("before", calls, node -> share(node.difference().before().value()));
        write("after", calls, node -> share(node.difference().after().value()));
        write("told", calls, node -> node.change().told() ? 1 : 0);
        json.endObject();
    }

    private static double share(double share) {
        return Math.rint(share * PRECISION) / PRECISION;
    }

    private void write(String name, Calls calls, Column column) throws IOException {
        json.name(name).beginArray();
        for (DiffTree.Node node : calls.nodes) {
            double value = column.of(node);
            if (value == Math.rint(value)) {
                json.value((long) value);
            } else {
                json.value(value);
            }
        }
        json.endArray();
    }
}
