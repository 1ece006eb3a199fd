package dev.gilspy.source;

import dev.gilspy.cpython.CpythonAttach;
import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.pypy.PypyAttach;
import dev.gilspy.pypy.PypyFrames;
import dev.gilspy.pypy.PypyProcess;
import dev.gilspy.pypy.PypyThreads;
import dev.gilspy.target.Namespaces;
import dev.gilspy.target.Target;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Attaches to the interpreter that was found in a process, whichever it is. */
final class Runtimes {
    /** How long PyPy's threads may all run code of the JIT, which does not show their frames. */
    private static final long FRAMES_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RuntimeLocation location;
    private final RemoteMemory memory;
    private final Namespaces namespaces;
    private final Optional<PypyAttach> pypy;

    /**
     * @throws dev.gilspy.error.UnsupportedInterpreterException if it is a PyPy of an unknown build
     */
    Runtimes(Target target, RuntimeLocation location) {
        this.location = location;
        this.memory = new ProcessVmMemory(target.pid());
        this.namespaces = Namespaces.of(target);
        boolean isPypy = location.implementation().equals(RuntimeLocation.PYPY);
        this.pypy =
                isPypy ? Optional.of(new PypyAttach(target, location, memory)) : Optional.empty();
    }

    /**
     * Attaches.
     *
     * @return empty while the interpreter is still starting up
     * @throws dev.gilspy.error.UnsupportedInterpreterException if its memory is not laid out as is
     *     known
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    Optional<PythonRuntime> find() {
        return pypy.isPresent()
                ? pypy.get().attach().map(this::withFrames)
                : CpythonAttach.attach(location, memory, namespaces::hasThread)
                        .map(CpythonRuntime::new);
    }

    private PythonRuntime withFrames(PypyProcess process) {
        PypyThreads threads = new PypyThreads(process);
        long giveUp = System.nanoTime() + FRAMES_WAIT_NANOS;
        Optional<PypyFrames> frames;
        do {
            threads.walk();
            frames = PypyFrames.find(process, threads);
        } while (frames.isEmpty() && System.nanoTime() < giveUp);
        return new PypyRuntime(process, threads, frames.orElse(PypyFrames.none(memory)));
    }
}
