package dev.gilspy.source.kernel;

import dev.gilspy.os.SystemException;
import dev.gilspy.os.Tracefs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tracepoints that the programs are attached to, and what those want to know of them. */
final class Tracepoints {
    /** Which program runs at which tracepoint. */
    private static final Map<String, String> PLACES =
            new LinkedHashMap<>(
                    Map.of(
                            "enter", "syscalls/sys_enter_futex",
                            "leave", "syscalls/sys_exit_futex",
                            "switched", "sched/sched_switch",
                            "woken", "sched/sched_wakeup",
                            "born", "task/task_newtask"));

    private final Map<String, Tracepoint> byProgram = new LinkedHashMap<>();

    private Tracepoints() {}

    /**
     * Finds them on this machine.
     *
     * @throws IOException if tracefs cannot be read, or this kernel does not have them
     */
    static Tracepoints find() throws IOException, SystemException {
        List<String> programs = List.copyOf(PLACES.keySet());
        List<String> paths =
                programs.stream()
                        .map(name -> "events/%s/format".formatted(PLACES.get(name)))
                        .toList();
        List<String> formats = Tracefs.read(paths);
        Tracepoints found = new Tracepoints();
        for (int i = 0; i < programs.size(); i++) {
            found.byProgram.put(programs.get(i), Tracepoint.parse(formats.get(i)));
        }
        return found;
    }

    /** From a program's name to the tracepoint that it runs at. */
    Map<String, Tracepoint> byProgram() {
        return byProgram;
    }

    /** The numbers that the programs have names for. */
    Map<String, Long> values() {
        return Map.of(
                "prev_state_at", offset("switched", "prev_state"),
                "next_pid_at", offset("switched", "next_pid"),
                "woken_pid_at", offset("woken", "pid"),
                "new_pid_at", offset("born", "pid"),
                "clone_flags_at", offset("born", "clone_flags"));
    }

    private long offset(String program, String field) {
        return byProgram.get(program).offset(field);
    }
}
