package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import java.util.List;

/**
 * How long one thread waited for another one with one stack.
 *
 * @param waiter id of the thread that waited
 * @param interpreter id of the interpreter that it waited in
 * @param holder id of the thread that held the GIL meanwhile, or {@code ThreadInfo.NOBODY} or
 *     {@code UNKNOWN}
 * @param holderStack frames of the holder, root first; empty if not known
 * @param nanos the waiting charged
 */
public record Blame(int waiter, int interpreter, int holder, List<Frame> holderStack, long nanos) {}
