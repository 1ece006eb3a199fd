package dev.gilspy.source.remote;

import dev.gilspy.model.ThreadAccount;

/** Announces the kernel's account of a thread. Allocates; for once a second. */
final class Accounts {
    private Accounts() {}

    static void announce(ObservedThread thread, ObservationRing ring) {
        ThreadAccount account = thread.sinceFirstLook();
        ring.call(observer -> observer.account(account));
    }
}
