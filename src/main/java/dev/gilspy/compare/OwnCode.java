package dev.gilspy.compare;

import dev.gilspy.analysis.Code;
import dev.gilspy.model.Frame;
import java.util.List;
import java.util.Optional;

/** Which function a stack is charged to. */
final class OwnCode {
    private OwnCode() {}

    /**
     * The innermost function that the user wrote, with the library and native code that it calls;
     * the innermost of all if none is the user's. Empty if the stack is not known.
     */
    static Optional<Frame> of(List<Frame> rootFirst) {
        for (int i = rootFirst.size() - 1; i >= 0; i--) {
            if (Code.isUsers(rootFirst.get(i))) {
                return Optional.of(rootFirst.get(i));
            }
        }
        return rootFirst.isEmpty()
                ? Optional.empty()
                : Optional.of(rootFirst.get(rootFirst.size() - 1));
    }
}
