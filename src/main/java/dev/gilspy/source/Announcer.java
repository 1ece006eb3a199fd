package dev.gilspy.source;

import dev.gilspy.model.Observer;
import java.util.function.Consumer;

/** How a source's parts pass on what is rare: in its place in the order of everything else. */
@FunctionalInterface
public interface Announcer {
    /** Has the call made, at once or when what was observed before it has been passed on. */
    void call(Consumer<Observer> call);
}
