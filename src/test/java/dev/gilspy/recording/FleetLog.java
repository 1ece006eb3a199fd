package dev.gilspy.recording;

import dev.gilspy.model.FleetObserver;
import java.util.ArrayList;
import java.util.List;

/** Keeps the calls of several processes, each its own. */
final class FleetLog implements FleetObserver {
    private final List<CallLog> processes = new ArrayList<>();

    @Override
    public CallLog open() {
        processes.add(new CallLog());
        return processes.get(processes.size() - 1);
    }

    /** In the order in which they were opened. */
    List<CallLog> processes() {
        return processes;
    }

    List<List<Object>> calls() {
        return processes.stream().map(CallLog::calls).toList();
    }
}
