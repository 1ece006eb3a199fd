package dev.gilspy.cli;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.os.Scheduling;
import dev.gilspy.os.ThreadStopper;
import dev.gilspy.source.StartUp;
import dev.gilspy.source.StartUp.Stage;
import dev.gilspy.source.StopSignal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Waits for the first Python among a command's processes: the command itself, or what a script, a
 * shim or a build tool starts. Attaching takes some tenths of a second, in which a program would
 * have imported half of what it needs; so a Python is held while it is looked at, and let go for a
 * millisecond at a time until its interpreter is made, which is long before its first line runs.
 */
final class FirstPython<T> {
    private static final long LOOK_AGAIN_MILLIS = 1;

    /** In the first ones the process is not there yet. */
    private static final int WARM_UP_ROUNDS = 20;

    /** An interpreter that cannot be read by then never will be. */
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** What is called neither Python nor has its library is searched seldom: it takes a while. */
    private static final long SEARCH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LaunchedCommand command;
    private final Look look;
    private final IntFunction<T> attach;
    private final Narrator narrator;
    private final long patienceNanos;
    private final Map<Integer, Long> likelySinceNanos = new HashMap<>();
    private final Map<Integer, Long> firstSeenNanos = new HashMap<>();
    private final Map<Integer, Long> searchedNanos = new HashMap<>();
    private final long beginNanos = System.nanoTime();
    private GilspyException obstacle;
    private boolean saidThatItWaits;

    /**
     * What was attached to, and stands still.
     *
     * @param what as the one who attached calls it
     * @param hold lets it go
     */
    record Held<T>(T what, ThreadStopper hold) {}

    /** How to tell what a process is; {@link StartUp} on a real machine. */
    interface Look {
        Stage byNames(int pid);

        StartUp closely(int pid);

        Look OF_THIS_MACHINE =
                new Look() {
                    @Override
                    public Stage byNames(int pid) {
                        return StartUp.byNames(pid);
                    }

                    @Override
                    public StartUp closely(int pid) {
                        return StartUp.of(pid);
                    }
                };
    }

    FirstPython(LaunchedCommand command, Look look, IntFunction<T> attach, Narrator narrator) {
        this(command, look, attach, narrator, START_NANOS);
    }

    /**
     * @param patienceNanos how long a Python may take until its interpreter can be read
     */
    FirstPython(
            LaunchedCommand command,
            Look look,
            IntFunction<T> attach,
            Narrator narrator,
            long patienceNanos) {
        this.command = command;
        this.look = look;
        this.attach = attach;
        this.narrator = narrator;
        this.patienceNanos = patienceNanos;
    }

    /**
     * Does once in vain what is to be done quickly when the command runs: Java loads code at its
     * first use, which takes longer than a Python takes to its first line.
     */
    static void warmUp(Look look) {
        try (LaunchedCommand nothing = LaunchedCommand.idle()) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                look.byNames(nothing.process());
                nothing.startedByIt();
                try (ThreadStopper hold = new ThreadStopper(nothing.process())) {
                    hold.stopAll();
                }
                nothing.endedWithin(LOOK_AGAIN_MILLIS);
            }
        }
    }

    /**
     * Attaches to it. It stands still until it is let go, where that is permitted.
     *
     * @throws NoTargetException if the command ended before, or is stopped
     * @throws NotPermittedException if this user may not look into it
     * @throws UnsupportedInterpreterException if its interpreter cannot be read
     */
    Held<T> await(StopSignal stop) {
        // A Python that is not seen at once is not held.
        return Scheduling.atBestNice(() -> awaitHere(stop));
    }

    private Held<T> awaitHere(StopSignal stop) {
        while (true) {
            Optional<Held<T>> python = attemptAll(stop);
            if (python.isPresent()) {
                return python.get();
            }
            if (command.endedWithin(LOOK_AGAIN_MILLIS)) {
                throw tooShort();
            }
            if (stop.requested()) {
                throw interrupted();
            }
            sayThatItWaits();
        }
    }

    /** The command itself; what it has started, unless it is a Python. */
    private Optional<Held<T>> attemptAll(StopSignal stop) {
        int root = command.process();
        Optional<Held<T>> python = attempt(root, stop);
        if (python.isEmpty() && look.byNames(root) == Stage.OTHER_PROGRAM) {
            for (int pid : command.startedByIt()) {
                python = attempt(pid, stop);
                if (python.isPresent()) {
                    break;
                }
            }
        }
        return python;
    }

    private Optional<Held<T>> attempt(int pid, StopSignal stop) {
        Optional<Held<T>> python = worthALook(pid) ? held(pid) : Optional.empty();
        python.ifPresent(found -> command.follow(pid, stop));
        return python;
    }

    private boolean worthALook(int pid) {
        if (look.byNames(pid) != Stage.OTHER_PROGRAM) {
            return !givenUp(pid);
        }
        likelySinceNanos.remove(pid); // the Python that a shim becomes has all of its time
        return mayHoldPython(pid);
    }

    /** Stops it, and lets it go again unless it could be attached to. */
    private Optional<Held<T>> held(int pid) {
        ThreadStopper hold = new ThreadStopper(pid);
        hold.stopAll(); // what may not be stopped is attached to as it runs
        Optional<Held<T>> python = Optional.empty();
        try {
            StartUp found = look.closely(pid);
            if (found.stage() == Stage.READY) {
                python = Optional.of(new Held<>(attach.apply(pid), hold));
            } else {
                obstacle = found.obstacle();
            }
        } catch (NoTargetException | UnsupportedInterpreterException e) {
            obstacle = e; // it has changed since, or its interpreter is half made
        } finally {
            if (python.isEmpty()) {
                hold.close();
            }
        }
        return python;
    }

    /**
     * Whether a Python has had its time.
     *
     * @throws GilspyException what kept us from reading it, where nothing else is to be expected
     */
    private boolean givenUp(int pid) {
        long now = System.nanoTime();
        boolean late = now - likelySinceNanos.computeIfAbsent(pid, absent -> now) > patienceNanos;
        if (late && obstacle != null) {
            throw obstacle;
        }
        return late;
    }

    /** Looks closely at a process that does not look like Python, at growing intervals. */
    private boolean mayHoldPython(int pid) {
        long now = System.nanoTime();
        long first = firstSeenNanos.computeIfAbsent(pid, absent -> now);
        long last = searchedNanos.getOrDefault(pid, first);
        if (now - last < Math.max(SEARCH_NANOS, (now - first) / 2)) {
            return false;
        }
        searchedNanos.put(pid, now);
        try {
            return look.closely(pid).stage() == Stage.READY;
        } catch (NotPermittedException e) {
            obstacle = e; // of sudo(8) and its kin one may see nothing; what they start counts
            return false;
        }
    }

    private void sayThatItWaits() {
        if (!saidThatItWaits && System.nanoTime() - beginNanos > START_NANOS) {
            saidThatItWaits = true;
            narrator.warn(
                    "none of the processes of %s runs Python yet; waiting for one."
                            .formatted(command.name()));
        }
    }

    private NoTargetException tooShort() {
        String what =
                obstacle == null
                        ? "%s ended (status %d), and none of its processes ran Python."
                        : "%s ended (status %d) before its interpreter could be read.";
        return new NoTargetException(
                what.formatted(command.name(), command.status()),
                "gilspy doctor says what it needs.",
                obstacle);
    }

    private NoTargetException interrupted() {
        return new NoTargetException(
                "%s had not become Python when it was interrupted.".formatted(command.name()),
                "",
                obstacle);
    }
}
