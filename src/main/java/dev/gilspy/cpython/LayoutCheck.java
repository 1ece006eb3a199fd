package dev.gilspy.cpython;

import dev.gilspy.cpython.ThreadStates.ThreadStateWords;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.memory.RemoteReadException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/**
 * Whether a layout fits a live process: strict, since nothing else vouches for it. Interpreters,
 * threads, GIL and a whole stack with names have to be found, and agree with each other and with
 * what the system says of the process. The target runs on meanwhile, so one whole look of several
 * is enough.
 */
final class LayoutCheck {
    private static final int LOOKS = 50;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_INTERVAL_MICROS = 1_000_000_000;

    /** Enough to be sure of; a process may have thousands. */
    private static final int MOST_THREADS = 200;

    private static final int STACK_BYTES = 1 << 18;

    /** Of a glibc mutex (sysdeps/nptl/bits/struct_mutex.h): its lock's values, its kind's place. */
    private static final int HIGHEST_LOCK = 2;

    private static final int KIND_AT = 16;
    private static final int HIGHEST_KIND = 3;

    private final CpythonProcess process;
    private final RemoteMemory memory;
    private final Layout layout;
    private final IntPredicate isThread;

    private LayoutCheck(CpythonProcess process, IntPredicate isThread) {
        this.process = process;
        this.memory = process.memory();
        this.layout = process.layout();
        this.isThread = isThread;
    }

    /**
     * What does not fit, as a sentence; empty if all does.
     *
     * @param isThread whether the target has a thread that it calls by that TID itself
     */
    static Optional<String> complaint(CpythonProcess process, IntPredicate isThread) {
        Optional<String> complaint = look(process, isThread);
        for (int i = 1; i < LOOKS && complaint.isPresent(); i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            complaint = look(process, isThread);
        }
        return complaint;
    }

    /** The same of this moment. */
    static Optional<String> look(CpythonProcess process, IntPredicate isThread) {
        return new LayoutCheck(process, isThread).look();
    }

    private Optional<String> look() {
        try {
            Interpreters.Walk interpreters = new Interpreters(process).walk();
            ThreadStates.Walk threads = new ThreadStates(process, process.interpreter()).walk();
            return ofInterpreters(interpreters)
                    .or(() -> ofThreads(threads))
                    .or(() -> ofGil(interpreters.interpreters()))
                    .or(() -> ofStacks(threads.threads()));
        } catch (RemoteReadException e) {
            return Optional.of("It leads to memory that is not there.");
        }
    }

    private Optional<String> ofInterpreters(Interpreters.Walk walk) {
        List<Interpreter> found = walk.interpreters();
        if (!walk.whole() || found.isEmpty()) {
            return Optional.of("There is no list of interpreters.");
        }
        Interpreter oldest = found.get(found.size() - 1);
        return oldest.id() == 0 && oldest.address() == process.interpreter()
                ? Optional.empty()
                : Optional.of("The first interpreter has the number %d.".formatted(oldest.id()));
    }

    private Optional<String> ofThreads(ThreadStates.Walk walk) {
        List<ThreadStateWords> begun =
                walk.threads().stream().filter(words -> words.pthread() != 0).toList();
        if (!walk.whole() || begun.isEmpty()) {
            return Optional.of("There is no list of threads.");
        }
        return begun.stream()
                .limit(MOST_THREADS)
                .filter(words -> !isThread(words))
                .findFirst()
                .map(
                        words ->
                                "A thread state names the thread 0x%x (TID %d), which is none."
                                        .formatted(words.pthread(), words.nativeId()));
    }

    /** A pthread_t points to a descriptor that begins with its own address, in glibc and musl. */
    private boolean isThread(ThreadStateWords words) {
        return words.nativeId() > 0
                && words.nativeId() <= Integer.MAX_VALUE
                && isThread.test((int) words.nativeId())
                && memory.readLong(words.pthread()) == words.pthread();
    }

    private Optional<String> ofGil(List<Interpreter> interpreters) {
        long interval = memory.readLong(gil("interval"));
        int locked = memory.readInt(gil("locked"));
        long holder = memory.readLong(gil("last_holder"));
        boolean plausible =
                interval > 0
                        && interval <= LONGEST_INTERVAL_MICROS
                        && memory.readLong(gil("switch_number")) >= 0
                        && (locked == 0 || locked == 1 && isThreadState(holder, interpreters))
                        && isMutex(gil("mutex"))
                        && isMutex(gil("switch_mutex"));
        return plausible
                ? Optional.empty()
                : Optional.of(
                        "What should be the GIL is none (interval %d, locked %d, holder 0x%x)."
                                .formatted(interval, locked, holder));
    }

    private long gil(String member) {
        return process.gil() + layout.offset("_gil_runtime_state", member);
    }

    private boolean isThreadState(long address, List<Interpreter> interpreters) {
        long owner = memory.readLong(address + layout.offset("PyThreadState", "interp"));
        return interpreters.stream().anyMatch(one -> one.address() == owner);
    }

    private boolean isMutex(long address) {
        int lock = memory.readInt(address);
        int kind = memory.readInt(address + KIND_AT);
        return lock >= 0 && lock <= HIGHEST_LOCK && kind >= 0 && kind <= HIGHEST_KIND;
    }

    private Optional<String> ofStacks(List<ThreadStateWords> threads) {
        StackReader reader = new StackReader(process);
        CodeObjects codes = new CodeObjects(memory, layout);
        BatchRead batch = new BatchRead(MOST_THREADS, STACK_BYTES);
        for (ThreadStateWords thread : threads.subList(0, Math.min(threads.size(), MOST_THREADS))) {
            ThreadStack stack = reader.stackOf(thread.address());
            batch.clear();
            reader.plan(stack, batch);
            reader.take(stack, batch);
            if (stack.whole() && stack.depth() > 0) {
                return isReadable(stack, codes)
                        ? Optional.empty()
                        : Optional.of("What should be the code of a frame is none.");
            }
        }
        return Optional.of("No thread has a stack that is whole.");
    }

    private static boolean isReadable(ThreadStack stack, CodeObjects codes) {
        Set<Long> known = new HashSet<>();
        for (int i = 0; i < stack.depth(); i++) {
            int lasti = stack.lasti(i);
            if (known.add(stack.code(i))
                    && codes.read(stack.code(i))
                            .filter(code -> isPlausible(code, lasti))
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlausible(CodeObject code, int lasti) {
        return isName(code.function()) && isName(code.file()) && lasti <= code.codeBytes();
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }
}
