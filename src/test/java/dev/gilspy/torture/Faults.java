package dev.gilspy.torture;

import java.util.ArrayList;
import java.util.List;

/** All faults of targets. */
final class Faults {
    private Faults() {}

    /** What goes on computing meanwhile. */
    static List<Fault> survived() {
        List<Fault> all = new ArrayList<>();
        all.add(new Misbehaving("forks 20 children a second", "fork"));
        all.add(new Misbehaving("100 threads a second come and go", "churn"));
        all.add(new Misbehaving("1,000 threads alive", "thousand"));
        all.add(new Misbehaving("100,000 frames deep", "recurse"));
        all.add(new Misbehaving("threads renamed 6,000 times a second", "rename"));
        all.add(new Misbehaving("out of memory (RLIMIT_AS)", "exhaust"));
        all.addAll(List.of(Stopped.values()));
        all.add(new Traced("traced by another"));
        return all;
    }

    /** What the target does not survive as it was. */
    static List<Fault> deadly() {
        return List.of(
                new Replacing("exec of another Python", "exec-python"),
                new Replacing("exec of another program", "exec-other"),
                new Ending("crashes (SIGSEGV)", "segfault", 139),
                new Ending("aborts", "abort", 134),
                new Ending("ends at once (os._exit)", "exit", 7),
                new Ending("killed by a signal", "signal", 140));
    }
}
