package dev.gilspy.pypy;

import dev.gilspy.memory.RemoteMemory;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which words of a PyCode are its names, told by what every function's look like.
 *
 * @param nameWord of the qualified name, or of the plain one where there is no other
 * @param fileWord of co_filename
 */
record NameShape(int nameWord, int fileWord) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|<\\w+>");
    private static final Pattern FILE = Pattern.compile("/.*|<.*>|.*\\.py");

    /** Fewer functions may agree by chance. */
    private static final int FEWEST = 3;

    /** Empty if these functions do not tell. */
    static Optional<NameShape> find(RemoteMemory memory, List<Words> codes) {
        List<Words> distinct = codes.stream().distinct().toList();
        List<List<String>> columns =
                IntStream.range(0, FrameShape.CODE_WORDS)
                        .mapToObj(word -> column(memory, distinct, word))
                        .toList();
        int file = first(word -> allMatch(columns.get(word), FILE));
        int plain = first(word -> allMatch(columns.get(word), NAME));
        if (distinct.size() < FEWEST || file < 0 || plain < 0) {
            return Optional.empty();
        }
        int qualified =
                first(word -> word != plain && qualifies(columns.get(word), columns.get(plain)));
        return Optional.of(new NameShape(qualified < 0 ? plain : qualified, file));
    }

    /** The texts of one word in all codes; "" where it is none. */
    private static List<String> column(RemoteMemory memory, List<Words> codes, int word) {
        return codes.stream().map(code -> Words.text(memory, code.get(word)).orElse("")).toList();
    }

    private static int first(IntPredicate looksRight) {
        return IntStream.range(1, FrameShape.CODE_WORDS).filter(looksRight).findFirst().orElse(-1);
    }

    private static boolean allMatch(List<String> texts, Pattern pattern) {
        return texts.stream().allMatch(text -> pattern.matcher(text).matches());
    }

    /** Whether each is the name itself, or ends in it, e.g. {@code Thread.run}. */
    private static boolean qualifies(List<String> texts, List<String> names) {
        return IntStream.range(0, names.size())
                .allMatch(i -> ("." + texts.get(i)).endsWith("." + names.get(i)));
    }
}
