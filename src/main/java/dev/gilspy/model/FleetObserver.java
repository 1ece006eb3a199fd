package dev.gilspy.model;

/**
 * Where several processes that are observed at once send what is seen of them: each its own {@link
 * Observer}. One observer is called by one thread at a time; those of different processes may be
 * called at the same time.
 */
public interface FleetObserver {
    /** The observer of one more process, which may never be called: a process may end early. */
    Observer open();
}
