package dev.gilspy.cli;

/** Who wants to know how the observation of several processes goes; told by its own thread. */
interface FleetNews {
    /** The first process is being observed. */
    void begun();

    /** A sentence that the user should know; each is told once. */
    void warn(String sentence);

    /** Something for whoever wants to know more. */
    default void detail(String what) {}

    /** About once a second. */
    void goesOn(FleetProgress progress);
}
