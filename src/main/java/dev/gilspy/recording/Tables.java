package dev.gilspy.recording;

import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader knows so far of one process: how many threads, frames and stacks were announced,
 * and the strings. Checks every id, so that whoever is behind the observer may trust them; a stack
 * whose parent came after it could make them walk in circles.
 */
final class Tables {
    private final Room room;
    private final List<String> strings = new ArrayList<>();
    private int threads;
    private int frames;
    private int stacks; // without the empty one

    Tables(Room room) {
        this.room = room;
    }

    void addStrings(List<String> more) {
        more.forEach(room::string);
        strings.addAll(more);
    }

    /** A thread that is announced: a new one, or one that was announced before. */
    int announcedThread(int id) {
        MalformedException.unless(id >= 0 && id <= threads, "a thread's id is out of order");
        threads = Math.max(threads, id + 1);
        return id;
    }

    int nextFrame() {
        room.frame();
        return frames++;
    }

    int nextStack() {
        room.stack();
        return ++stacks;
    }

    String string(int id) {
        MalformedException.unless(id >= 0 && id < strings.size(), "it names an unknown string");
        return strings.get(id);
    }

    int thread(int id) {
        MalformedException.unless(id >= 0 && id < threads, "it names an unknown thread");
        return id;
    }

    int holder(int id) {
        return id == ThreadInfo.NOBODY || id == ThreadInfo.UNKNOWN ? id : thread(id);
    }

    int requester(int id) {
        return id == ThreadInfo.UNKNOWN ? id : thread(id);
    }

    int frame(int id) {
        MalformedException.unless(id >= 0 && id < frames, "it names an unknown frame");
        return id;
    }

    int stack(int id) {
        MalformedException.unless(id >= 0 && id <= stacks, "it names an unknown stack");
        return id;
    }
}
