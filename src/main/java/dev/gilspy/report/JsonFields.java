package dev.gilspy.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes named JSON values, with null for every figure that is not known. */
public final class JsonFields {
    private final JsonWriter json;

    public JsonFields(Writer out) {
        this(out, "  ");
    }

    private JsonFields(Writer out, String indent) {
        json = new JsonWriter(new PrintableJson(out));
        json.setIndent(indent);
        // Names of functions such as <module> are to be read; this is not going into a web page.
        json.setHtmlSafe(false);
    }

    /** One that writes no line breaks. */
    public static JsonFields onOneLine(Writer out) {
        return new JsonFields(out, "");
    }

    public JsonFields beginObject() throws IOException {
        json.beginObject();
        return this;
    }

    public JsonFields beginObject(String name) throws IOException {
        json.name(name).beginObject();
        return this;
    }

    public JsonFields endObject() throws IOException {
        json.endObject();
        return this;
    }

    public JsonFields beginArray(String name) throws IOException {
        json.name(name).beginArray();
        return this;
    }

    public JsonFields endArray() throws IOException {
        json.endArray();
        return this;
    }

    public JsonFields text(String name, String value) throws IOException {
        json.name(name).value(value);
        return this;
    }

    public JsonFields number(String name, long value) throws IOException {
        json.name(name).value(value);
        return this;
    }

    /** A PID, TID, line or rate, of which 0 and less stand for what is not known. */
    public JsonFields positive(String name, long value) throws IOException {
        return value > 0 ? number(name, value) : unknown(name);
    }

    /** An amount of memory, of which less than 0 stands for what is not known. */
    JsonFields bytes(String name, long value) throws IOException {
        return value < 0 ? unknown(name) : number(name, value);
    }

    /** NaN stands for what is not known. */
    public JsonFields number(String name, double value) throws IOException {
        json.name(name);
        if (Double.isNaN(value)) {
            json.nullValue();
        } else {
            json.value(rounded(value));
        }
        return this;
    }

    public JsonFields flag(String name, boolean value) throws IOException {
        json.name(name).value(value);
        return this;
    }

    /** A number in an array. */
    JsonFields value(long value) throws IOException {
        json.value(value);
        return this;
    }

    public JsonFields unknown(String name) throws IOException {
        json.name(name).nullValue();
        return this;
    }

    public JsonFields texts(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
        return this;
    }

    public void finish() throws IOException {
        json.flush();
    }

    /** Six digits after the point: a share to a millionth, and no noise of binary fractions. */
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
