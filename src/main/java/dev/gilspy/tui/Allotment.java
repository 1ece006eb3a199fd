package dev.gilspy.tui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Deals the lines of a page out among its sections. First each gets the least that it needs, the
 * most important ones first; then one line more at a time, in the same order, while there are any.
 * What is left over becomes empty lines between them.
 */
final class Allotment {
    private final List<Section> sections;
    private final int[] lines;
    private int left;

    private Allotment(List<Section> sections, int height) {
        this.sections = sections;
        this.lines = new int[sections.size()];
        this.left = height;
    }

    /** The sections' lines, from top to bottom; at most so many. */
    static List<String> fill(List<Section> sections, int height) {
        Allotment allotment = new Allotment(sections, height);
        allotment.deal();
        return allotment.text();
    }

    private void deal() {
        List<Integer> order =
                IntStream.range(0, lines.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> sections.get(i).importance()))
                        .toList();
        for (int i : order) {
            Section section = sections.get(i);
            int least = Math.min(section.least(), section.wanted());
            give(i, least <= left ? least : 0);
        }
        int before;
        do {
            before = left;
            order.stream().filter(this::wantsMore).forEach(i -> give(i, Math.min(1, left)));
        } while (left < before);
    }

    private boolean wantsMore(int section) {
        return lines[section] > 0 && lines[section] < sections.get(section).wanted();
    }

    private void give(int section, int count) {
        lines[section] += count;
        left -= count;
    }

    private List<String> text() {
        long gaps = Arrays.stream(lines).filter(count -> count > 0).count() - 1;
        boolean apart = left >= gaps;
        List<String> text = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] > 0) {
                if (apart && !text.isEmpty()) {
                    text.add("");
                }
                text.addAll(sections.get(i).text().apply(lines[i]));
            }
        }
        return text;
    }
}
