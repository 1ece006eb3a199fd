package dev.gilspy.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of its own, for tests, that goes as far into a stop as it is told and then waits to be
 * killed. Arguments: how far, and the PID.
 */
public final class KilledTracer {
    /** Between which two system calls it waits. */
    enum Point {
        SEIZED,
        INTERRUPTED,
        STANDING,
        BEFORE_A_SIGNAL,
        ALL_STANDING
    }

    private KilledTracer() {}

    public static void main(String[] args) throws InterruptedException {
        int pid = Integer.parseInt(args[1]);
        ThreadStopper stopper = new ThreadStopper(pid);
        Ptrace ptrace = new Ptrace();
        switch (Point.valueOf(args[0])) {
            case SEIZED -> ptrace.seize(pid);
            case INTERRUPTED -> {
                ptrace.seize(pid);
                ptrace.interrupt(pid);
            }
            case STANDING -> stopper.stop(pid);
            case BEFORE_A_SIGNAL -> standBeforeSignal(ptrace, pid);
            case ALL_STANDING -> stopper.stopAll();
        }
        System.out.println("there");
        TimeUnit.MINUTES.sleep(1);
    }

    /** Seizes and leaves it to a signal that somebody sends to stop the thread. */
    private static void standBeforeSignal(Ptrace ptrace, int pid) throws InterruptedException {
        ptrace.seize(pid);
        System.out.println("send");
        while (ptrace.look(pid) != Ptrace.Look.STANDS || ptrace.pendingSignal() == 0) {
            Thread.sleep(1);
        }
    }

    /** Starts this program. */
    static Process start(Point point, int pid) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(java, "-cp", classes));
        command.addAll(List.of(KilledTracer.class.getName(), point.name(), String.valueOf(pid)));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
