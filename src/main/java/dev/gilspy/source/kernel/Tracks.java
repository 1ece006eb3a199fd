package dev.gilspy.source.kernel;

import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The observed threads of one process, and what an event says of each of them. */
final class Tracks {
    private final ObservedGils gils;
    private final Map<Integer, ThreadTrack> byEventTid = new HashMap<>();
    private final Map<Long, ThreadTrack> byPthread = new HashMap<>();
    private final Map<Long, ThreadTrack> ending = new HashMap<>();
    private final List<ThreadTrack> onCpu = new ArrayList<>();

    Tracks(ObservedGils gils) {
        this.gils = gils;
    }

    /**
     * Has a thread followed. It may have the pthread_t of one whose end has not been told yet.
     *
     * @param eventTid by which the events name it
     */
    void add(int eventTid, ThreadTrack track) {
        byEventTid.put(eventTid, track);
        ThreadTrack before = byPthread.put(track.pthread(), track);
        if (before != null) {
            ending.put(track.pthread(), before);
        }
    }

    /** Forgets a thread that is followed. */
    void remove(int eventTid) {
        ThreadTrack track = byEventTid.remove(eventTid);
        byPthread.remove(track.pthread(), track);
        ending.remove(track.pthread(), track);
        onCpu.remove(track);
    }

    Collection<ThreadTrack> all() {
        return byEventTid.values();
    }

    /** Null if it is not known. */
    ThreadTrack withTid(int eventTid) {
        return byEventTid.get(eventTid);
    }

    /** The newest thread with a pthread_t; null if there is none. */
    ThreadTrack withPthread(long pthread) {
        return byPthread.get(pthread);
    }

    void on(Event event) {
        ThreadTrack track = byEventTid.get(event.tid());
        ObservedGil gil = event.readsGil() ? gils.at(event.gil()) : null;
        if (gil != null) {
            share(gil, event, track);
        }
        if (track != null) {
            track.on(event);
            follow(event, track);
        }
    }

    /** Who holds a GIL is news for all that want it, not only for the thread that has read it. */
    private void share(ObservedGil gil, Event event, ThreadTrack reader) {
        ThreadTrack holder = event.locked() == 1 ? lastHolder(event) : null;
        int unknown = event.locked() == 1 ? ThreadInfo.UNKNOWN : ThreadInfo.NOBODY;
        gil.saw(event, holder == null ? unknown : holder.id());
        if (holder != null && asks(event, reader)) {
            holder.ask();
        }
        for (ThreadTrack other : onCpu) {
            if (other != reader && other.place().gil() == gil) {
                other.seen(other == holder, event.nanos());
            }
        }
    }

    private ThreadTrack lastHolder(Event event) {
        ThreadTrack newest = byPthread.get(event.lastHolder());
        boolean before = newest != null && event.nanos() < newest.fromNanos();
        return before ? ending.getOrDefault(event.lastHolder(), newest) : newest;
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
