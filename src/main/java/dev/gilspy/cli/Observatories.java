package dev.gilspy.cli;

import dev.gilspy.source.Observatory;
import dev.gilspy.source.SeparateObservatory;
import dev.gilspy.source.Settings;

/** What observes several processes at once. */
final class Observatories {
    private Observatories() {}

    static Observatory ofThisMachine(Settings settings) {
        Sources sources = Sources.ofThisMachine();
        return new SeparateObservatory(attachment -> sources.of(attachment, settings));
    }
}
