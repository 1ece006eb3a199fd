package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.LayoutLibrary;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import dev.gilspy.os.Errno;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * CPythons that are newer than every layout that gilspy has. Their {@code _Py_DebugOffsets} say
 * where everything is, but not where in the table they say it: that changes from one minor version
 * to the next. So the newest known positions are tried, and what they lead to is believed only if
 * {@link LayoutCheck} finds a whole interpreter there.
 */
public final class NewerVersions {
    private NewerVersions() {}

    /** What a report says behind the version; "" if the version is known. */
    public static String note(RuntimeLocation location) {
        return include(location)
                ? " (read by the layout of %s, checked)".formatted(newest(location).version())
                : "";
    }

    static boolean include(RuntimeLocation location) {
        PythonVersion version = location.version();
        return LayoutLibrary.isNewer(version.major(), version.minor(), location.freeThreaded());
    }

    private static Layout newest(RuntimeLocation location) {
        return LayoutLibrary.newest(location.freeThreaded());
    }

    /**
     * Attaches as {@link CpythonAttach#attach} does.
     *
     * @param isThread whether the target has a thread that it calls by that TID itself
     * @throws UnsupportedInterpreterException if the layout is another one; says what was found
     */
    static Optional<CpythonProcess> attach(
            RuntimeLocation location, RemoteMemory memory, IntPredicate isThread) {
        Optional<CpythonProcess> process;
        Optional<String> complaint;
        try {
            Layout base = newest(location).ofMinor(location.version().minor());
            Layout layout = CpythonAttach.corrected(base, location, memory);
            process = CpythonAttach.find(location, layout, memory);
            complaint = process.flatMap(found -> LayoutCheck.complaint(found, isThread));
        } catch (UnsupportedInterpreterException e) {
            throw refusal(location, e.getMessage(), e);
        } catch (RemoteReadException e) {
            if (e.errno() == Errno.ESRCH || e.errno() == Errno.EPERM) {
                throw e;
            }
            throw refusal(location, "It leads to memory that is not there.", e);
        }
        if (complaint.isPresent()) {
            throw refusal(location, complaint.get(), null);
        }
        return process;
    }

    private static UnsupportedInterpreterException refusal(
            RuntimeLocation location, String found, Throwable cause) {
        String newest = newest(location).version();
        return new UnsupportedInterpreterException(
                ("The process runs %s (%s), which is newer than gilspy knows, and it is not laid"
                                + " out as %s is. %s")
                        .formatted(location.describe(), location.objectPath(), newest, found),
                "Known are CPython %s; a newer gilspy may know more."
                        .formatted(String.join(", ", LayoutLibrary.known())),
                cause);
    }
}
