package dev.gilspy.cli;

import dev.gilspy.model.RunQuality;
import java.util.List;

/** Who wants to know how the observation of several processes goes; told by its own thread. */
interface FleetNews {
    /** The first process is being observed. */
    void begun();

    /** A sentence that the user should know; each is told once. */
    void warn(String sentence);

    /**
     * About once a second.
     *
     * @param processes what is known of each process that was observed so far
     */
    void goesOn(List<RunQuality> processes);
}
