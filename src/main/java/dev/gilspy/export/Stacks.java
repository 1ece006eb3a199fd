package dev.gilspy.export;

import dev.gilspy.model.Frame;
import java.util.List;

/** Stacks for formats that have no word for one that is not known. */
public final class Stacks {
    private static final List<Frame> NOT_KNOWN = List.of(named("(stack not known)"));

    private Stacks() {}

    /** The stack itself, or one frame that says that it is not known. */
    public static List<Frame> shown(List<Frame> stack) {
        return stack.isEmpty() ? NOT_KNOWN : stack;
    }

    /** A frame that stands for something other than a function. */
    public static Frame named(String text) {
        return new Frame(text, "", 0);
    }
}
