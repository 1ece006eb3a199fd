package dev.gilspy.source.kernel;

import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The observed threads of one process, and what an event says of each of them. */
final class Tracks {
    private final ObservedGil gil;
    private final Map<Integer, ThreadTrack> byEventTid = new HashMap<>();
    private final Map<Long, ThreadTrack> byTstate = new HashMap<>();
    private final List<ThreadTrack> onCpu = new ArrayList<>();

    Tracks(ObservedGil gil) {
        this.gil = gil;
    }

    /**
     * Has a thread followed.
     *
     * @param eventTid by which the events name it
     */
    void add(int eventTid, ThreadTrack track) {
        byEventTid.put(eventTid, track);
        byTstate.put(track.tstate(), track);
    }

    /** Forgets a thread that is followed. */
    void remove(int eventTid) {
        ThreadTrack track = byEventTid.remove(eventTid);
        byTstate.remove(track.tstate(), track);
        onCpu.remove(track);
    }

    Collection<ThreadTrack> all() {
        return byEventTid.values();
    }

    /** Null if it is not known. */
    ThreadTrack withTid(int eventTid) {
        return byEventTid.get(eventTid);
    }

    /** Null if it is not known. */
    ThreadTrack withTstate(long tstate) {
        return byTstate.get(tstate);
    }

    void on(Event event) {
        ThreadTrack track = byEventTid.get(event.tid());
        if (readsGil(event)) {
            share(event, track);
        }
        if (track != null) {
            track.on(event);
            follow(event, track);
        }
    }

    private static boolean readsGil(Event event) {
        return event.kind().ownLook() && !event.ended() && event.knowsGil();
    }

    /** Who holds the GIL is news for all that run, not only for the thread that has read it. */
    private void share(Event event, ThreadTrack reader) {
        ThreadTrack holder = event.locked() == 1 ? byTstate.get(event.lastHolder()) : null;
        int unknown = event.locked() == 1 ? ThreadInfo.UNKNOWN : ThreadInfo.NOBODY;
        gil.saw(event, holder == null ? unknown : holder.id());
        if (holder != null && asks(event, reader)) {
            holder.ask();
        }
        for (ThreadTrack other : onCpu) {
            if (other != reader) {
                other.seen(other == holder, event.nanos());
            }
        }
    }

    private static boolean asks(Event event, ThreadTrack waiter) {
        boolean timedOut = event.kind() == Event.Kind.WAITED && event.timedOut();
        return timedOut && waiter != null && waiter.waits().asksAt(event.switches());
    }

    private void follow(Event event, ThreadTrack track) {
        if (event.kind() == Event.Kind.OUT) {
            onCpu.remove(track);
        } else if (event.kind() == Event.Kind.IN || event.kind() == Event.Kind.MET) {
            onCpu.remove(track);
            onCpu.add(track);
        }
    }
}
