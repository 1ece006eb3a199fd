package dev.gilspy.recording;

/** What was read is no recording, or a damaged one. Never leaves this package. */
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong, as the rest of the sentence "cannot be read: ..."
     */
    MalformedException(String what) {
        super(what);
    }

    static void unless(boolean sound, String what) {
        if (!sound) {
            throw new MalformedException(what);
        }
    }
}
