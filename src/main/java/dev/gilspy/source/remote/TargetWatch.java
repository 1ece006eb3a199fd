package dev.gilspy.source.remote;

import dev.gilspy.target.Target;

/** Says why a target can no longer be read. */
record TargetWatch(Target target, String executable) {

    static TargetWatch of(Target target) {
        return new TargetWatch(target, target.executable());
    }

    /** One sentence for the user. */
    String whyGone() {
        if (!target.alive()) {
            return "The process has ended.";
        }
        return "The process has replaced itself (exec) or can no longer be read; it now runs %s."
                .formatted(target.executable());
    }
}
