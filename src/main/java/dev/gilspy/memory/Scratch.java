package dev.gilspy.memory;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;

/** Room outside of Java's heap for what is read of a target. */
public final class Scratch {
    private Scratch() {}

    /**
     * A direct buffer that holds anything at first. Unlike one of {@link
     * ByteBuffer#allocateDirect}, which is filled with zeros, it takes memory only as far as it is
     * used: of 1 MB for each process most is not.
     */
    public static ByteBuffer ofBytes(int bytes) {
        return new Memory(bytes).getByteBuffer(0, bytes); // the buffer keeps the memory
    }
}
