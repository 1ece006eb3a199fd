package dev.gilspy.source;

import dev.gilspy.cpython.RuntimeLocator;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.target.Target;
import java.util.regex.Pattern;

/**
 * How far a process that has just been started is on its way to an interpreter that can be read.
 *
 * @param stage how far it is
 * @param obstacle what a user would be told if it went no further; null if it is ready
 */
public record StartUp(Stage stage, GilspyException obstacle) {
    private static final Pattern PYTHON = Pattern.compile("(python|pypy)[^/]*");
    private static final Pattern LIBRARY = Pattern.compile(".*/lib(python|pypy)[^/]*");

    /** From one to the next, or back where it runs another program. */
    public enum Stage {
        /** By its name and libraries it is no Python; it may hold one nevertheless. */
        OTHER_PROGRAM,
        /** It is a Python, whose interpreter is not made yet. */
        STARTING,
        /** It can be attached to. */
        READY
    }

    /** What a process is by its executable's and its libraries' names; costs some 50 µs. */
    public static Stage byNames(int pid) {
        try {
            Target target = Target.open(pid);
            String program = target.executable();
            String name = program.substring(program.lastIndexOf('/') + 1);
            boolean python =
                    PYTHON.matcher(name).matches()
                            || target.maps().stream()
                                    .anyMatch(r -> LIBRARY.matcher(r.path()).matches());
            return python ? Stage.STARTING : Stage.OTHER_PROGRAM;
        } catch (GilspyException e) {
            return Stage.OTHER_PROGRAM; // it has ended, or is none of this user's
        }
    }

    /**
     * Looks whether a process can be attached to; costs some milliseconds.
     *
     * @throws dev.gilspy.error.NotPermittedException if this user may not look into it
     */
    public static StartUp of(int pid) {
        try {
            Target target = Target.open(pid);
            var location = RuntimeLocator.locate(target).requireSupported();
            return new Runtimes(target, location).find().isPresent()
                    ? new StartUp(Stage.READY, null)
                    : new StartUp(Stage.STARTING, Attachment.notRunning(target));
        } catch (NoTargetException e) {
            return new StartUp(Stage.OTHER_PROGRAM, e);
        } catch (UnsupportedInterpreterException e) {
            return new StartUp(Stage.STARTING, e); // or it is half made
        } catch (RemoteReadException e) {
            return new StartUp(
                    Stage.STARTING,
                    new NoTargetException("Process %d changes.".formatted(pid), "Try again.", e));
        }
    }
}
