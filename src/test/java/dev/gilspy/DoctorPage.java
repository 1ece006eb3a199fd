package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code gilspy doctor -f json} printed. */
record DoctorPage(JsonObject page) {

    static DoctorPage of(Shell.Outcome outcome) {
        assertThat(outcome.output()).as(outcome.toString()).startsWith("{");
        return new DoctorPage(JsonParser.parseString(outcome.output()).getAsJsonObject());
    }

    int exitCode() {
        return page.get("exit_code").getAsInt();
    }

    /** The names of what is missing or limited, in the order of the alphabet. */
    Set<String> lacking() {
        Set<String> names = new TreeSet<>();
        missing().forEach(check -> names.add(check.get("name").getAsString()));
        return names;
    }

    String finding(String name) {
        return check(name).get("finding").getAsString();
    }

    /** What one check says by itself. */
    List<String> typed(String name) {
        return lines(check(name).getAsJsonArray("cures"));
    }

    private JsonObject check(String name) {
        return checks().stream()
                .filter(check -> check.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name + ": " + page));
    }

    /** Each way by itself: all at once where that is possible, else what the first check says. */
    List<String> typed() {
        JsonArray together = page.getAsJsonArray("together");
        assertThat(missing()).as(page.toString()).isNotEmpty();
        return lines(together.isEmpty() ? missing().get(0).getAsJsonArray("cures") : together);
    }

    private List<String> lines(JsonArray cures) {
        List<String> typed = new ArrayList<>();
        for (JsonElement cure : cures) {
            cure.getAsJsonObject()
                    .getAsJsonArray("lines")
                    .forEach(line -> typed.add(line.getAsString()));
        }
        assertThat(typed).as(page.toString()).isNotEmpty();
        return typed;
    }

    private List<JsonObject> missing() {
        Set<String> verdicts = Set.of("missing", "limited");
        return checks().stream()
                .filter(check -> verdicts.contains(check.get("verdict").getAsString()))
                .toList();
    }

    private List<JsonObject> checks() {
        List<JsonObject> checks = new ArrayList<>();
        page.getAsJsonArray("checks").forEach(check -> checks.add(check.getAsJsonObject()));
        return checks;
    }
}
