package dev.gilspy.analysis;

import dev.gilspy.aggregate.LockSummary;
import dev.gilspy.model.Frame;
import java.util.Set;

/** Whose code a frame is, by its file; and how frames and locks are written for people. */
public final class Code {
    private static final Set<String> THREAD_STARTERS =
            Set.of("_bootstrap", "_bootstrap_inner", "run");
    private static final String LOCALS = "<locals>.";

    private Code() {}

    /**
     * Whether this frame only starts a thread: {@code _bootstrap}, {@code _bootstrap_inner} and
     * {@code run} of the standard library's threading.py. They carry everything and explain
     * nothing.
     */
    public static boolean startsThread(Frame frame) {
        String name = frame.function().substring(frame.function().lastIndexOf('.') + 1);
        return fileName(frame).equals("threading.py") && THREAD_STARTERS.contains(name);
    }

    /** Whether it is a native function rather than Python code. */
    public static boolean isNative(Frame frame) {
        return frame.isNative();
    }

    /** Whether the user wrote it, as opposed to the standard library or an installed package. */
    public static boolean isUsers(Frame frame) {
        String file = frame.file();
        boolean installed = file.contains("/site-packages/") || file.contains("/dist-packages/");
        boolean standard = file.contains("/lib/python3") || file.startsWith("<frozen ");
        return !installed && !standard && !startsThread(frame) && !isNative(frame);
    }

    /** A frame as a person says it: {@code score_batch (model.py:88)}. */
    public static String text(Frame frame) {
        String place = frame.line() > 0 ? fileName(frame) + ":" + frame.line() : fileName(frame);
        // With file and line beside it, "outer.<locals>.inner" says no more than "inner".
        int locals = frame.function().lastIndexOf(LOCALS);
        String function =
                locals < 0
                        ? frame.function()
                        : frame.function().substring(locals + LOCALS.length());
        return place.isEmpty() ? function : function + " (" + place + ")";
    }

    /** A lock of the interpreter's, what it is and where: {@code list object at 0x7f12a0}. */
    public static String text(LockSummary lock) {
        String of = lock.of().isEmpty() ? "lock" : lock.of();
        return of + " at 0x" + Long.toHexString(lock.lock());
    }

    private static String fileName(Frame frame) {
        return frame.file().substring(frame.file().lastIndexOf('/') + 1);
    }
}
