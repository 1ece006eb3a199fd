package dev.gilspy.cpython;

import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;

/**
 * What the locks are that threads queue for in CPython's parking lot: in free-threaded builds every
 * object has one in its header; and some objects are locks ({@code _thread.lock} since 3.14), which
 * have theirs behind the header. Allocates and reads a lot; for a lock that is new.
 */
public final class Locks {
    /** A lock elsewhere in an object is the business of C code and tells the user nothing. */
    private static final String LOCK_TYPES = "_thread.";

    private static final int LONGEST_NAME = 64;

    /** type is its own type; a metaclass is one step from it, its own metaclass two. */
    private static final int MOST_STEPS = 4;

    private final RemoteMemory memory;
    private final int headerBytes;
    private final int typeAt;
    private final int mutexAt;
    private final int nameAt;

    public Locks(CpythonProcess process) {
        Layout layout = process.layout();
        memory = process.memory();
        headerBytes = layout.struct("PyObject").size();
        typeAt = layout.offset("PyObject", "ob_type");
        mutexAt = layout.freeThreaded() ? layout.offset("PyObject", "ob_mutex") : -1;
        nameAt = layout.offset("PyTypeObject", "tp_name");
    }

    /**
     * What a lock guards or is: {@code list object}, {@code _thread.lock}; "" if that cannot be
     * told.
     */
    public String describe(long lock) {
        try {
            if (lock % Long.BYTES == 0) {
                String type = typeName(lock - headerBytes);
                return type.startsWith(LOCK_TYPES) ? type : "";
            }
            String guarded = mutexAt < 0 ? "" : typeName(lock - mutexAt);
            return guarded.isEmpty() ? "" : guarded + " object";
        } catch (RemoteReadException e) {
            return "";
        }
    }

    /** The name of an object's type; "" if there is no object. */
    private String typeName(long object) {
        if (object % Long.BYTES != 0) {
            return "";
        }
        long type = memory.readLong(object + typeAt);
        return isType(type) ? text(memory.readLong(type + nameAt)) : "";
    }

    /** Whether something is a type: the types of types lead to the one that is its own. */
    private boolean isType(long address) {
        long at = address;
        for (int i = 0; i < MOST_STEPS && at != 0 && at % Long.BYTES == 0; i++) {
            long type = memory.readLong(at + typeAt);
            if (type == at) {
                return text(memory.readLong(at + nameAt)).equals("type");
            }
            at = type;
        }
        return false;
    }

    /** A C string of a plausible length and of plain characters; else "". */
    private String text(long address) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= LONGEST_NAME; i += Long.BYTES) {
            for (byte one : memory.readBytes(address + i, Long.BYTES)) {
                if (one == 0) {
                    return text.toString();
                }
                if (one <= ' ' || one > '~') {
                    return "";
                }
                text.append((char) one);
            }
        }
        return "";
    }
}
