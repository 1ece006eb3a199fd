package dev.gilspy.export.pprof;

import dev.gilspy.analysis.Code;
import dev.gilspy.export.Names;
import dev.gilspy.model.Frame;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What samples name by number: strings, and the locations, functions and mappings of their frames.
 * Each is given its number when it is first asked for, and written at the end.
 */
final class Tables {
    private static final long PROGRAM = 1;

    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<Frame, Long> locations = new HashMap<>();
    private final Map<Frame, Long> functions = new HashMap<>();
    private final Map<String, Long> mappings = new HashMap<>();
    private final Pprof.Profile.Builder message = Pprof.Profile.newBuilder();

    /**
     * @param program what holds all code but native functions'; pprof calls the profile after it
     */
    Tables(String program) {
        strings.put("", 0);
        addMapping(program);
    }

    /** The number of a string, which is made printable. */
    int string(String text) {
        return text.isEmpty() ? 0 : number(Names.of(text));
    }

    private int number(String text) {
        Integer known = strings.putIfAbsent(text, strings.size());
        return known == null ? strings.size() - 1 : known;
    }

    long location(Frame frame) {
        Long known = locations.get(frame);
        if (known != null) {
            return known;
        }
        long id = locations.size() + 1;
        locations.put(frame, id);
        Pprof.Line line =
                Pprof.Line.newBuilder()
                        .setFunctionId(function(frame))
                        .setLine(Math.max(0, frame.line()))
                        .build();
        message.addLocation(
                Pprof.Location.newBuilder()
                        .setId(id)
                        .setMappingId(Code.isNative(frame) ? mapping(frame.file()) : PROGRAM)
                        .addLine(line));
        return id;
    }

    /** The same function whatever the line. */
    private long function(Frame frame) {
        Frame key = new Frame(frame.function(), frame.file(), 0);
        Long known = functions.get(key);
        if (known != null) {
            return known;
        }
        long id = functions.size() + 1;
        functions.put(key, id);
        int name = number(Names.of(frame.function()));
        message.addFunction(
                Pprof.Function.newBuilder()
                        .setId(id)
                        .setName(name)
                        .setSystemName(name)
                        .setFilename(string(frame.file())));
        return id;
    }

    private long mapping(String library) {
        Long known = mappings.get(library);
        return known == null ? addMapping(library) : known;
    }

    private long addMapping(String file) {
        long id = mappings.size() + 1;
        mappings.put(file, id);
        message.addMapping(
                Pprof.Mapping.newBuilder()
                        .setId(id)
                        .setFilename(string(file))
                        .setHasFunctions(true)
                        .setHasFilenames(true)
                        .setHasLineNumbers(true));
        return id;
    }

    /** All that has been asked for. */
    Pprof.Profile message() {
        return message.addAllStringTable(strings.keySet()).build();
    }
}
