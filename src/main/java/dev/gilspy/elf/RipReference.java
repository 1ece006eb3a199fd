package dev.gilspy.elf;

import dev.gilspy.elf.ByteScan.Place;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/**
 * The operand {@code [rip+disp32]} of an x86_64 instruction: a ModRM byte with mod 00 and r/m 101,
 * and the distance from the next instruction. Intel SDM, volume 2, 2.2.1.6.
 */
final class RipReference {
    /** What follows the opcode. */
    static final int BYTES = 1 + Integer.BYTES;

    private static final int MOD_AND_RM = 0b11_000_111;
    private static final int RIP_RELATIVE = 0b00_000_101;

    private RipReference() {}

    /** Takes places in a segment just behind an opcode, and passes on what they name. */
    static Place in(Segment segment, LongConsumer target) {
        return (offset, bytes, index) -> {
            if ((bytes.get(index) & MOD_AND_RM) == RIP_RELATIVE) {
                target.accept(target(segment, offset, bytes, index));
            }
        };
    }

    private static long target(Segment segment, long offset, ByteBuffer bytes, int index) {
        long next = segment.address() + offset - segment.offset() + BYTES;
        return next + bytes.getInt(index + 1);
    }
}
