package dev.gilspy.source;

import dev.gilspy.classify.GilFutexes;
import dev.gilspy.cpython.CpythonProcess;
import dev.gilspy.cpython.layout.Layout;
import dev.gilspy.cpython.layout.Struct;

/** Where in a process the futexes of the GIL are. */
public final class GilRange {
    private GilRange() {}

    /**
     * @param gil address of its _gil_runtime_state
     */
    public static GilFutexes of(CpythonProcess process, long gil) {
        Layout layout = process.layout();
        Struct words = layout.struct("_gil_runtime_state");
        return new GilFutexes(gil + words.offset("cond"), gil + words.field("switch_mutex").end());
    }
}
