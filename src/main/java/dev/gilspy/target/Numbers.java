package dev.gilspy.target;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Numbers in texts of /proc: what is none, or too big to be one of these, is not known. */
final class Numbers {
    private static final int HEXADECIMAL = 16;

    private Numbers() {}

    /** A decimal number, which may be negative. */
    static OptionalLong decimal(String text) {
        return parsed(text, Long::parseLong);
    }

    /** A decimal number of 64 bits without a sign. */
    static OptionalLong unsigned(String text) {
        return parsed(text, Long::parseUnsignedLong);
    }

    /** A set of bits in hexadecimal digits. */
    static OptionalLong bits(String text) {
        return parsed(text, digits -> Long.parseUnsignedLong(digits, HEXADECIMAL));
    }

    /** A decimal number of 32 bits without a sign, such as a user's ID. */
    static OptionalInt id(String text) {
        OptionalLong number = parsed(text, Integer::parseUnsignedInt);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    private static OptionalLong parsed(String text, ToLongFunction<String> parser) {
        try {
            return OptionalLong.of(parser.applyAsLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
