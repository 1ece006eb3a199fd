package dev.gilspy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The GitHub Actions workflow that stands in a text: the one block of YAML with jobs.
 *
 * @param steps of its only job, in their order
 */
record Workflow(List<Step> steps) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    /**
     * One step.
     *
     * @param run commands for bash; null if the step is somebody's action
     * @param uses the action; null if there is none
     * @param environment what it sets, expressions as they stand
     * @param always whether it runs also when one before it has failed
     * @param with the action's settings
     */
    record Step(
            String run,
            String uses,
            Map<String, String> environment,
            boolean always,
            Map<String, Object> with) {}

    static Workflow in(Path markdown) throws IOException {
        List<Map<?, ?>> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(markdown));
        while (blocks.find()) {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromString(blocks.group(1));
            if (yaml instanceof Map<?, ?> map && map.containsKey("jobs")) {
                found.add(map);
            }
        }
        assertThat(found).as("workflows in %s", markdown).hasSize(1);
        Map<?, ?> jobs = (Map<?, ?>) found.get(0).get("jobs");
        assertThat(jobs).hasSize(1);
        Map<?, ?> job = (Map<?, ?>) jobs.values().iterator().next();
        List<?> steps = (List<?>) job.get("steps");
        return new Workflow(steps.stream().map(step -> step((Map<?, ?>) step)).toList());
    }

    private static Step step(Map<?, ?> step) {
        return new Step(
                (String) step.get("run"),
                (String) step.get("uses"),
                texts(step.get("env")),
                "always()".equals(step.get("if")),
                map(step.get("with")));
    }

    private static Map<String, String> texts(Object map) {
        Map<String, String> texts = new java.util.HashMap<>();
        map(map).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    private static Map<String, Object> map(Object map) {
        Map<String, Object> copy = new java.util.HashMap<>();
        if (map != null) {
            ((Map<?, ?>) map).forEach((key, value) -> copy.put((String) key, value));
        }
        return copy;
    }
}
