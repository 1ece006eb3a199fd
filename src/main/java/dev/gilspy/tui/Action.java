package dev.gilspy.tui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a character does. The key line and the help page are made from these. */
enum Action {
    QUIT("q", "quit", "end the view; what is observed goes on undisturbed"),
    HELP("?", "help", "this page, and what to be careful about"),
    SORT("s", "sort", "sort the threads by the next column; 1 to 9 choose one"),
    REVERSE("S", "", "the other way round"),
    FILTER("/", "filter", "show only threads and functions with this in their names (a regex)"),
    THREAD("t", "thread", "one thread: its states, waits and stacks; arrows choose another"),
    BLAME("b", "blame", "who makes others wait, all of it"),
    LINES("l", "lines", "functions line by line, or whole functions again"),
    PAUSE("p", "pause", "let the screen stand still; observing goes on"),
    RESET("r", "reset", "let the verdict begin anew"),
    SLOWER("+", "", "refresh more seldom"),
    FASTER("-", "", "refresh more often"),
    WRITE("w", "write", "write a recording of what was seen, for gilspy report"),
    PROCESSES("P", "", "the processes; Enter chooses one, P again shows all");

    private final String key;
    private final String label;
    private final String help;

    Action(String key, String label, String help) {
        this.key = key;
        this.label = label;
        this.help = help;
    }

    String key() {
        return key;
    }

    /** A word for the key line; "" if it is not worth the room there. */
    String label() {
        return label;
    }

    String help() {
        return help;
    }

    static List<Action> inKeyLine() {
        return Arrays.stream(values()).filter(action -> !action.label.isEmpty()).toList();
    }

    static Optional<Action> of(String typed) {
        // What some keyboards give without shift where others have +.
        String key = typed.equals("=") ? SLOWER.key : typed;
        return Arrays.stream(values()).filter(action -> action.key.equals(key)).findFirst();
    }
}
