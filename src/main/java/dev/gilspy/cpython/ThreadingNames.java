package dev.gilspy.cpython;

import dev.gilspy.cpython.Dicts.Entry;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.RemoteMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The names that {@code threading} gives threads: {@code sys.modules['threading']._active}, a dict
 * from ident to Thread, whose {@code _name} it is. CPython, Lib/threading.py; the same from 3.8 on.
 * Allocates and reads a lot; not for the sampling path.
 */
public final class ThreadingNames {
    /**
     * Ten thousand threads take half of it. A target could let each of its threads have a hundred
     * thousand attributes.
     */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RemoteMemory memory;
    private final Layout layout;
    private final long interpreter;
    private final Dicts dicts;
    private final InstanceAttributes attributes;
    private final UnicodeObjects strings;
    private long active;

    /**
     * @param interpreter address of the PyInterpreterState
     */
    public ThreadingNames(RemoteMemory memory, Layout layout, long interpreter) {
        this.memory = memory;
        this.layout = layout;
        this.interpreter = interpreter;
        this.dicts = new Dicts(memory, layout);
        this.attributes = new InstanceAttributes(memory, layout);
        this.strings = new UnicodeObjects(memory, layout);
    }

    /**
     * The names of all threads that threading knows, by ident (the pthread_t).
     *
     * @return empty if the process has not imported threading
     * @throws dev.gilspy.memory.RemoteReadException if something changed while it was read
     */
    public Map<Long, String> byIdent() {
        if (active == 0) {
            active = findActive();
        }
        Map<Long, String> names = new HashMap<>();
        if (active != 0) {
            long giveUp = System.nanoTime() + LONGEST_NANOS;
            for (Entry entry : dicts.entries(active)) {
                nameOf(entry.value()).ifPresent(name -> names.put(number(entry.key()), name));
                if (System.nanoTime() - giveUp > 0) {
                    break;
                }
            }
        }
        return names;
    }

    private long findActive() {
        long modules =
                memory.readLong(
                        interpreter + layout.offset("PyInterpreterState", "imports.modules"));
        long threading = modules == 0 ? 0 : value(dicts.entries(modules), "threading").orElse(0L);
        if (threading == 0) {
            return 0;
        }
        long dict = memory.readLong(threading + layout.offset("PyModuleObject", "md_dict"));
        return dict == 0 ? 0 : value(dicts.entries(dict), "_active").orElse(0L);
    }

    private Optional<String> nameOf(long thread) {
        return value(attributes.of(thread), "_name").flatMap(strings::read);
    }

    private Optional<Long> value(List<Entry> entries, String name) {
        for (Entry entry : entries) {
            if (strings.equals(entry.key(), name)) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /** A positive int below 2^60. CPython, Include/cpython/longintrepr.h: digits, lowest first. */
    private long number(long address) {
        int digitsAt = Math.max(layout.offset("PyLongObject", "ob_digit"), Long.BYTES);
        ByteBuffer bytes =
                ByteBuffer.wrap(memory.readBytes(address, digitsAt + 2 * Integer.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        long digits = bytes.getLong(digitsAt - Long.BYTES);
        if (layout.word("long_sign").equals("tag")) {
            digits >>>= layout.fact("long_tag_size_shift");
        }
        long low = bytes.getInt(digitsAt);
        long high = digits > 1 ? bytes.getInt(digitsAt + Integer.BYTES) : 0;
        return high << layout.fact("long_digit_bits") | low;
    }
}
