package dev.gilspy.recording;

import dev.gilspy.model.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a reader knows so far of one process: how many threads, frames and stacks were announced,
 * and the strings. Checks every id, so that whoever is behind the observer may trust them; a stack
 * whose parent came after it could make them walk in circles.
 */
final class Tables {
    /** Frames of one stack; no source of gilspy reads more than 2,000. */
    private static final int DEEPEST = 10_000;

    private final Room room;
    private final List<String> strings = new ArrayList<>();
    private int threads;
    private int frames;
    private int stacks; // without the empty one
    private char[] depths = new char[64];

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

    /** One more stack on top of one that is known. */
    int nextStack(int parent) {
        room.stack();
        stacks++;
        if (stacks == depths.length) {
            depths = Arrays.copyOf(depths, 2 * stacks);
        }
        depths[stacks] = (char) (depths[parent] + 1);
        MalformedException.unless(depths[stacks] <= DEEPEST, "it has a stack that is too deep");
        return stacks;
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
