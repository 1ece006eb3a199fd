package dev.gilspy.analysis;

import dev.gilspy.model.Frame;
import java.util.List;
import java.util.regex.Pattern;

/** Whose code a native frame is in, judged by its library and function. */
enum NativeOwner {
    /** Python's own: the loop, and what its objects do, such as dicts and numbers. */
    INTERPRETER,
    /** An extension module, or a library behind one. */
    EXTENSION,
    /** The C library, its kin and the kernel, which everybody calls. */
    SYSTEM;

    /** The library that holds the interpreter; an executable that does has no such ending. */
    private static final Pattern INTERPRETERS = Pattern.compile("lib(python|pypy)[\\d.]+.*");

    private static final Pattern LIBRARIES = Pattern.compile(".*\\.so(\\.[\\d.]+)?");

    private static final Pattern SYSTEMS =
            Pattern.compile(
                    "\\[.*]"
                            + "|(libc|libm|libdl|librt|libpthread|libgcc_s|libstdc\\+\\+"
                            + "|ld-linux[^.]*|ld-musl[^.]*|libjemalloc|libtcmalloc|libmimalloc)"
                            + "[-.].*");

    /**
     * Extension modules that most builds have inside the interpreter, by how their functions' names
     * begin. Each call of them works through all its input without a look at who waits.
     */
    private static final List<String> BUILT_IN =
            List.of(
                    "sre_", // re: matching, one call for the whole subject
                    "_sre_",
                    "pattern_subx", // re.sub
                    "scan_once_", // json.loads, one call for the whole document
                    "scanstring_",
                    "_parse_object_",
                    "_parse_array_",
                    "_match_number_",
                    "encoder_listencode_", // json.dumps without indent
                    "ascii_escape_",
                    "_pickle_", // pickle, one call for the whole object
                    "sqlite3_"); // what SQLite does with the GIL: user functions, conversions

    static NativeOwner of(Frame frame) {
        if (BUILT_IN.stream().anyMatch(frame.function()::startsWith)) {
            return EXTENSION;
        }
        if (SYSTEMS.matcher(frame.file()).matches()) {
            return SYSTEM;
        }
        boolean extension =
                LIBRARIES.matcher(frame.file()).matches()
                        && !INTERPRETERS.matcher(frame.file()).matches();
        return extension ? EXTENSION : INTERPRETER;
    }
}
