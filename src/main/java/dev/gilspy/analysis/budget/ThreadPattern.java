package dev.gilspy.analysis.budget;

import dev.gilspy.aggregate.ThreadSummary;
import dev.gilspy.model.ThreadInfo;
import java.util.regex.Pattern;

/**
 * The threads that a budget is about, by name: {@code *} stands for anything, {@code ?} for one
 * character, all else for itself.
 *
 * @param text as typed; "" for all threads, also those that have no name
 */
public record ThreadPattern(String text) {
    public static final ThreadPattern ALL = new ThreadPattern("");

    /** Whether this thread is one of them. */
    boolean covers(ThreadSummary thread) {
        return covers(thread.thread());
    }

    /** The same. */
    boolean covers(ThreadInfo thread) {
        return coversAll() || expression().matcher(thread.name()).matches();
    }

    public boolean coversAll() {
        return text.isEmpty();
    }

    private Pattern expression() {
        String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(quoted, Pattern.DOTALL);
    }
}
