package dev.gilspy.export.html;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The page's panels, in the order of their tabs. Those with a drawing say what it shows. */
enum Panel {
    /** Only where there are several. */
    PROCESSES("Processes", ""),
    SUMMARY("Summary", ""),
    HELD(
            "Held",
            "Where threads were while they held the GIL. The coloured edge is time asleep or"
                    + " without a CPU with the GIL in hand."),
    WAITING("Waiting", "Where threads were while they waited for the GIL."),
    NATIVE("Native", "Where threads ran native code, or were about to, without holding the GIL."),
    BLOCKED("Blocked", "Where threads slept without holding the GIL: this is harmless."),
    BLAME(
            "Blame",
            "Who made others wait: where the holder was, as wide as the waiting that it caused."),
    TIMELINE(
            "Timeline",
            "What each thread did over time, busiest first. Each row is filled by state from the"
                    + " bottom up."),
    PERCENTILES(
            "Percentiles",
            "How long holds and waits lasted: nine of ten were no longer than at 90 %."),
    RUN("Run", "");

    private final String title;
    private final String note;

    Panel(String title, String note) {
        this.title = title;
        this.note = note;
    }

    /**
     * The panels of a page, in their order.
     *
     * @param processes how many it shows
     */
    static List<Panel> of(int processes) {
        return Arrays.stream(values())
                .filter(panel -> panel != PROCESSES || processes > 1)
                .toList();
    }

    String title() {
        return title;
    }

    /** What the drawing shows; "" if there is none. */
    String note() {
        return note;
    }

    String id() {
        return title.toLowerCase(Locale.ROOT);
    }
}
