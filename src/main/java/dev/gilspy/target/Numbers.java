package dev.gilspy.target;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers in texts of /proc: what is none, or too big to be one of these, is not known. */
final class Numbers {
    private static final int HEXADECIMAL = 16;

    private Numbers() {}

    /** A decimal number, which may be negative. */
    static OptionalLong decimal(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A decimal number of 64 bits without a sign. */
    static OptionalLong unsigned(String text) {
        try {
            return OptionalLong.of(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A decimal number of 32 bits without a sign, such as a user's ID. */
    static OptionalInt id(String text) {
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A set of bits in hexadecimal digits. */
    static OptionalLong bits(String text) {
        try {
            return OptionalLong.of(Long.parseUnsignedLong(text, HEXADECIMAL));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
