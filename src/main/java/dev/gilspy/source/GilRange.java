package dev.gilspy.source;

import dev.gilspy.classify.GilFutexes;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.Struct;

/** Where in a process the futexes of the GIL are. */
public final class GilRange {
    private GilRange() {}

    public static GilFutexes of(CpythonProcess process) {
        Layout layout = process.layout();
        Struct gil = layout.struct("_gil_runtime_state");
        return new GilFutexes(
                process.gil() + gil.offset("cond"),
                process.gil() + gil.field("switch_mutex").end());
    }
}
