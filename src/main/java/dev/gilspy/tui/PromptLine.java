package dev.gilspy.tui;

import dev.gilspy.report.Columns;

/**
 * A line that is being typed, as it stands on the screen.
 *
 * @param text not wider than the screen
 * @param cursorColumn where the cursor is, from 0
 */
record PromptLine(String text, int cursorColumn) {

    /** The part of the line around its cursor. */
    static PromptLine of(Prompt prompt, int width) {
        String label = prompt.purpose().label();
        int room = width - label.length() - 1;
        String before = Columns.fitEnd(prompt.text().substring(0, prompt.cursor()), room);
        int column = label.length() + Columns.width(before);
        String after = prompt.text().substring(prompt.cursor());
        return new PromptLine(label + before + Columns.fit(after, width - column), column);
    }
}
