package dev.gilspy.source.remote;

import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.ParkingLot;
import dev.gilspy.cpython.StopTheWorld;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.memory.BatchRead;
import dev.gilspy.memory.ProcessVmMemory;
import dev.gilspy.model.LockAccount;
import dev.gilspy.model.PauseAccount;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.source.Announcer;
import dev.gilspy.source.PythonRuntime;
import dev.gilspy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a sample finds beside GILs, as far as the build has it: threads that run Python without one,
 * pauses in which they are all stopped, and queues for locks. In a build that has none of it this
 * reads nothing.
 */
final class FreeThreading {
    private final AttachedThreads attached;
    private final WorldStops stops;
    private final LockWatch locks;
    private final LockNames names;
    private final SampledInterpreters interpreters;
    private boolean gilEnabled = true;
    private Consumer<Boolean> gilChanged = enabled -> {};

    /**
     * @param own the same process, read through a memory of the passing-on thread's own
     */
    private FreeThreading(CpythonProcess process, ThreadRoster roster, CpythonProcess own) {
        Layout layout = process.layout();
        attached = layout.freeThreaded() ? new AttachedThreads(layout, roster) : null;
        stops = StopTheWorld.known(layout) ? new WorldStops(process, roster) : null;
        locks = ParkingLot.in(layout) ? new LockWatch(layout, roster, stops) : null;
        names = new LockNames(own);
        interpreters = roster.interpreters();
    }

    private FreeThreading(ThreadRoster roster) {
        attached = null;
        stops = null;
        locks = null;
        names = null;
        interpreters = roster.interpreters();
    }

    /** That of a process, which is none where it is no CPython. */
    static FreeThreading of(Target target, PythonRuntime runtime, ThreadRoster roster) {
        ProcessVmMemory own = new ProcessVmMemory(target.pid());
        return runtime.cpython()
                .map(process -> new FreeThreading(process, roster, process.through(own)))
                .orElseGet(() -> new FreeThreading(roster));
    }

    /**
     * Has the main interpreter's GIL watched, which a free-threaded build may switch on for good,
     * and may have on while it imports a module.
     *
     * @param enabledBefore whether it was on before the first sample
     * @param changed is told when it has come or gone
     */
    void watchGil(boolean enabledBefore, Consumer<Boolean> changed) {
        gilEnabled = enabledBefore;
        gilChanged = changed;
    }

    /** Plans what is to be of the sample's very moment. */
    void plan(BatchRead first) {
        if (stops != null) {
            stops.plan(first);
        }
        if (attached != null) {
            attached.plan(first);
        }
    }

    void take(BatchRead first) {
        if (stops != null) {
            stops.take(first);
        }
        if (attached != null) {
            attached.take(first);
            boolean enabled = !interpreters.mainGil().off();
            if (enabled != gilEnabled) {
                gilEnabled = enabled;
                gilChanged.accept(enabled);
            }
        }
    }

    /** Plans what the looks at the threads have left open; whether there is anything. */
    boolean planAgain(BatchRead rest, long nowNanos) {
        int pieces = rest.pieces();
        if (attached != null) {
            attached.planAgain(rest);
        }
        if (locks != null) {
            locks.endStays(nowNanos);
            locks.plan(rest);
        }
        return rest.pieces() > pieces;
    }

    void takeAgain(BatchRead rest, long nowNanos) {
        if (attached != null) {
            attached.takeAgain(rest);
        }
        if (locks != null) {
            locks.take(rest, nowNanos);
        }
    }

    /** Counts this sample. */
    void count(long atNanos) {
        if (stops != null) {
            stops.count(atNanos);
        }
    }

    /** Blames for a thread's waiting who has stopped the world, if it runs without a GIL. */
    void blame(ObservedThread thread) {
        Sight sight = thread.sight();
        SampledInterpreter interpreter = thread.seats().current().interpreter();
        ObservedThread requester = stops == null ? null : stops.requester(interpreter);
        sight.holder = stops == null ? ThreadInfo.NOBODY : stops.requesterId(interpreter);
        sight.holderStack = requester == null ? 0 : requester.sight().stack;
    }

    /** Announces what has been counted. Allocates. */
    void announce(Announcer announcer, long nowNanos) {
        if (stops != null) {
            List<PauseAccount> pauses = stops.accounts();
            announcer.call(observer -> pauses.forEach(observer::pauseAccount));
        }
        if (locks != null) {
            List<LockAccount> queues = new ArrayList<>();
            locks.countStays(nowNanos);
            locks.queues().announce(queues::add);
            announcer.call(observer -> names.passOn(queues, observer));
        }
    }
}
