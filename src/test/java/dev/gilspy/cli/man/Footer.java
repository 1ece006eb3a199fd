package dev.gilspy.cli.man;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command's help says at its end: examples, and behind a blank line what else is to be
 * known.
 */
final class Footer {
    private static final String INDENT = "  ";
    private static final String COMMENT = " {2,}";

    private final List<List<String>> blocks = new ArrayList<>();

    Footer(String... lines) {
        blocks.add(new ArrayList<>());
        for (String line : lines) {
            if (line.isEmpty()) {
                blocks.add(new ArrayList<>());
            } else {
                blocks.get(blocks.size() - 1).add(line.replace("%%", "%"));
            }
        }
    }

    /** Each with what it does, where that is said. */
    String examples() {
        StringBuilder text = new StringBuilder();
        for (String line : blocks.get(0)) {
            String[] parts = line.strip().split(COMMENT, 2);
            if (parts.length > 1) {
                text.append(AsciiDoc.plain(sentence(parts[1]) + ":")).append("\n\n");
            }
            text.append(AsciiDoc.literal(List.of(parts[0]))).append("\n");
        }
        return text.toString();
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase() + text.substring(1);
    }

    /** Empty if nothing else is said. */
    String notes() {
        StringBuilder text = new StringBuilder();
        for (List<String> block : blocks.subList(1, blocks.size())) {
            List<String> prose = block.stream().filter(line -> !line.startsWith(INDENT)).toList();
            List<String> code =
                    block.stream()
                            .filter(line -> line.startsWith(INDENT))
                            .map(line -> line.substring(INDENT.length()))
                            .toList();
            text.append(AsciiDoc.plain(String.join(" ", prose))).append("\n\n");
            if (!code.isEmpty()) {
                text.append(AsciiDoc.literal(code)).append("\n");
            }
        }
        return text.toString();
    }
}
