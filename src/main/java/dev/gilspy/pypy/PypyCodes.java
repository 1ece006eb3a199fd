package dev.gilspy.pypy;

import dev.gilspy.cpython.CodeObject;
import dev.gilspy.cpython.CodeObject.Identity;
import dev.gilspy.cpython.CodeSource;
import dev.gilspy.cpython.lines.LineTable;
import dev.gilspy.memory.RemoteMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of PyPy's functions by their numbers, which are never given twice. Looks for what it
 * does not know in the frames of all threads, and keeps what it finds there: the objects themselves
 * may be moved by the garbage collector. Allocates when it looks.
 */
public final class PypyCodes implements CodeSource {
    /** A function that is not found may be on no frame that can be seen, again and again. */
    private static final long LOOK_NANOS = 5_000_000;

    private static final int MOST = 1 << 17;
    private static final Identity NO_IDENTITY = new Identity(0, 0, 0, 0);

    private final RemoteMemory memory;
    private final PypyThreads threads;
    private final FrameShape frames;
    private final NameShape names;
    private final Map<Long, CodeObject> known = new HashMap<>();
    private long lookedNanos;

    PypyCodes(RemoteMemory memory, PypyThreads threads, FrameShape frames, NameShape names) {
        this.memory = memory;
        this.threads = threads;
        this.frames = frames;
        this.names = names;
        this.lookedNanos = System.nanoTime() - LOOK_NANOS;
    }

    /**
     * @param number what {@link PypyStacks} has found
     */
    @Override
    public Optional<CodeObject> read(long number) {
        CodeObject code = known.get(number);
        if (code == null && System.nanoTime() - lookedNanos >= LOOK_NANOS) {
            look();
            lookedNanos = System.nanoTime();
            code = known.get(number);
        }
        return Optional.ofNullable(code);
    }

    @Override
    public boolean stillThere(CodeObject code) {
        return true;
    }

    private void look() {
        for (long element : threads.elements()) {
            for (Words code : frames.codes(memory, element, FrameShape.DEEPEST)) {
                if (known.size() < MOST) {
                    known.computeIfAbsent(code.get(frames.idWord()), id -> named(id, code));
                }
            }
        }
    }

    /** Null, which is not kept, if the code has no names. */
    private CodeObject named(long id, Words code) {
        Optional<String> name = Words.text(memory, code.get(names.nameWord()));
        Optional<String> file = Words.text(memory, code.get(names.fileWord()));
        if (id <= 0 || name.isEmpty() || file.isEmpty()) {
            return null;
        }
        return new CodeObject(id, NO_IDENTITY, name.get(), file.get(), LineTable.NONE, 0);
    }
}
