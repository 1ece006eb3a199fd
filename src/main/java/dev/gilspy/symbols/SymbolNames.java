package dev.gilspy.symbols;

import java.util.regex.Pattern;

/** Makes of a symbol's name the function's name in the source. C++ names stay mangled. */
final class SymbolNames {
    /** What GCC and Clang append to parts and copies of a function. */
    private static final Pattern COPY =
            Pattern.compile("(\\.(cold|part|constprop|isra|lto_priv|localalias|llvm|\\d+)\\b)+\\z");

    /** The linker appends the symbol's version. */
    private static final char VERSION = '@';

    private SymbolNames() {}

    static String function(String symbol) {
        int version = symbol.indexOf(VERSION);
        String plain = version > 0 ? symbol.substring(0, version) : symbol;
        return plain.indexOf('.') > 0 ? COPY.matcher(plain).replaceFirst("") : plain;
    }
}
