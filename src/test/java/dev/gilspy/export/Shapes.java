package dev.gilspy.export;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.xml.sax.InputSource;

/**
 * What a document consists of for those who read its format: the shape, which no name may change,
 * and the texts in it.
 *
 * @param shape elements, keys and the like in their order
 * @param texts what is read as text
 */
record Shapes(List<String> shape, List<String> texts) {
    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private Shapes() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    static Shapes ofJson(String json) {
        Shapes shapes = new Shapes();
        shapes.add(JsonParser.parseString(json));
        return shapes;
    }

    private void add(JsonElement element) {
        if (element instanceof JsonObject object) {
            shape.add("{" + String.join(",", object.keySet()) + "}");
            object.asMap().values().forEach(this::add);
        } else if (element.isJsonArray()) {
            shape.add("[" + element.getAsJsonArray().size() + "]");
            element.getAsJsonArray().forEach(this::add);
        } else if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
            texts.add(element.getAsString());
        }
    }

    static Shapes ofHtml(String html) {
        Document page = Jsoup.parse(html);
        Shapes shapes = ofJson(page.getElementById("data").data());
        for (Element element : page.getAllElements()) {
            shapes.shape.add(element.tagName());
            element.attributes().forEach(each -> shapes.shape.add(" " + each.getKey()));
            shapes.texts.add(element.ownText());
        }
        return shapes;
    }

    static Shapes ofMarkdown(String markdown) {
        Shapes shapes = new Shapes();
        shapes.add(MARKDOWN.parse(markdown));
        return shapes;
    }

    private void add(Node node) {
        if (node instanceof Text text) {
            texts.add(text.getLiteral());
            return;
        }
        shape.add(node.getClass().getSimpleName());
        if (node instanceof HtmlBlock html) {
            shape.add(html.getLiteral());
        } else if (node instanceof Code code) {
            texts.add(code.getLiteral());
        } else if (node instanceof FencedCodeBlock block) {
            texts.add(block.getLiteral());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            add(child);
        }
    }

    static Shapes ofXml(String xml) {
        try {
            Shapes shapes = new Shapes();
            shapes.add(
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(xml)))
                            .getDocumentElement());
            return shapes;
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    private void add(org.w3c.dom.Node node) {
        if (node.getNodeType() == org.w3c.dom.Node.TEXT_NODE) {
            texts.add(node.getNodeValue());
            return;
        }
        shape.add(node.getNodeName());
        for (int i = 0; i < node.getAttributes().getLength(); i++) {
            shape.add(" " + node.getAttributes().item(i).getNodeName());
            texts.add(node.getAttributes().item(i).getNodeValue());
        }
        for (int i = 0; i < node.getChildNodes().getLength(); i++) {
            add(node.getChildNodes().item(i));
        }
    }

    /** Lines of which each is one thing. */
    static Shapes ofLines(String text, Consumer<Shapes> more) {
        Shapes shapes = new Shapes();
        shapes.shape.add(text.lines().count() + " lines");
        shapes.texts.addAll(text.lines().toList());
        more.accept(shapes);
        return shapes;
    }
}
