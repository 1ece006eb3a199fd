package dev.gilspy.source.remote;

/** Whether a thread is attached, as its thread state was last read to say. */
final class AttachState {
    private boolean attached;
    private boolean asked;

    /** Whether it is; of interest where there is no GIL. */
    boolean attached() {
        return attached;
    }

    void attached(boolean is) {
        attached = is;
    }

    /** Whether this sample's first reading has asked for it. */
    boolean asked() {
        return asked;
    }

    void asked(boolean was) {
        asked = was;
    }
}
