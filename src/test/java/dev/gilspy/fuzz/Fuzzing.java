package dev.gilspy.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for new inputs, one target after the other, each in a JVM of its own as Jazzer wants it:
 *
 * <pre>
 * mvn -q -Pfuzz test -Dfuzz.seconds=60
 * mvn -q -Pfuzz test -Dfuzz.seconds=600 -Dfuzz.only=Elf
 * </pre>
 *
 * <p>What fails is kept as {@code crash-*} or {@code timeout-*} among the target's inputs, so that
 * every build fails until it is mended and for ever tests that it stays so. Of the others those are
 * kept that together reach all that any reached, the smallest first. Ends with a table, and with 1
 * if anything failed.
 */
public final class Fuzzing {
    private static final Path CLASSES = Path.of("target/test-classes");
    private static final Path WORK = Path.of("target/fuzz");

    private Fuzzing() {}

    /**
     * @param args seconds for each target; an expression found in the names of those that are to
     *     run
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        Pattern only = Pattern.compile(args.length > 1 ? args[1] : "");
        List<FuzzRun> runs = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.in(CLASSES)) {
            if (only.matcher(target.name()).find()) {
                runs.add(FuzzRun.of(target, WORK, seconds));
                System.out.println(FuzzTable.row(runs.get(runs.size() - 1)));
            }
        }
        System.out.print(FuzzTable.of(runs));
        System.exit(runs.stream().allMatch(run -> run.finds() == 0) ? 0 : 1);
    }
}
