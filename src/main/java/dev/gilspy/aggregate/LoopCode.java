package dev.gilspy.aggregate;

import dev.gilspy.model.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event loop as its frames show it. Everything of a stack up to the last frame of the loop's own
 * code is the loop; the first one after that is the coroutine or callback that it runs.
 *
 * @param name as in reports
 * @param file how the path of the file ends in which it loops
 * @param functions that loop there, without their class
 * @param own parts of the paths of the files that it runs coroutines with
 */
record LoopCode(String name, String file, Set<String> functions, List<String> own) {
    private static final List<String> ASYNCIO = List.of("/asyncio/", "/selectors.py");

    static final List<LoopCode> TABLE =
            List.of(
                    // Tornado and aiohttp run on this one, too.
                    new LoopCode(
                            "asyncio",
                            "/asyncio/base_events.py",
                            Set.of("_run_once", "run_forever"),
                            ASYNCIO),
                    // uvloop loops in native code, which has no frame: asyncio.run() is the last.
                    new LoopCode("asyncio", "/asyncio/runners.py", Set.of("run"), ASYNCIO),
                    new LoopCode(
                            "trio",
                            "/trio/_core/_run.py",
                            Set.of("run", "unrolled_run"),
                            List.of("/trio/_core/", "/outcome/")));

    /** The loop that a frame runs. */
    static Optional<LoopCode> runBy(Frame frame) {
        return TABLE.stream().filter(loop -> loop.isRunBy(frame)).findFirst();
    }

    private boolean isRunBy(Frame frame) {
        String function = frame.function().substring(frame.function().lastIndexOf('.') + 1);
        return functions.contains(function) && frame.file().endsWith(file);
    }

    /** What the loop runs of a stack, root first; empty if it runs nothing. */
    List<Frame> run(List<Frame> stack) {
        int first = 0;
        while (first < stack.size() && runBy(stack.get(first)).isEmpty()) {
            first++;
        }
        while (first < stack.size() && owns(stack.get(first))) {
            first++;
        }
        return stack.subList(first, stack.size());
    }

    /** Whether a frame, called by the loop's own code, is the loop's own, too. */
    boolean owns(Frame frame) {
        return frame.isNative() || own.stream().anyMatch(frame.file()::contains);
    }
}
