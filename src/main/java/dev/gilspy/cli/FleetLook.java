package dev.gilspy.cli;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.model.Look;
import dev.gilspy.target.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * One look at each of several processes, at some of them at once: a look takes a tenth of a second.
 */
final class FleetLook {
    private static final int AT_ONCE = 4;

    private final Fleet fleet;
    private final IntPredicate looksLikePython;
    private final IntFunction<Look> look;
    private final Consumer<String> warnings;
    private final List<RuntimeException> failures = new ArrayList<>();

    /**
     * @param looksLikePython by its names: other processes are passed by, but for those chosen
     * @param look at one process
     * @param warnings gets a sentence for each process that cannot be looked at
     */
    FleetLook(
            Fleet fleet,
            IntPredicate looksLikePython,
            IntFunction<Look> look,
            Consumer<String> warnings) {
        this.fleet = fleet;
        this.looksLikePython = looksLikePython;
        this.look = look;
        this.warnings = warnings;
    }

    /**
     * What was seen, parents before what they started.
     *
     * @throws GilspyException if not one of them could be looked at: why not the first
     */
    List<Look> looks() {
        fleet.absent().forEach(failures::add);
        List<Look> looks = lookAll();
        if (looks.isEmpty()) {
            throw failures.isEmpty() ? fleet.nothing() : failures.get(0);
        }
        failures.forEach(why -> warnings.accept("left out: " + why.getMessage()));
        return looks;
    }

    private List<Look> lookAll() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Optional<Look>>> looks = new ArrayList<>();
            for (Member member : fleet.look()) {
                if (member.root() || looksLikePython.test(member.pid())) {
                    looks.add(threads.submit(() -> look(member)));
                }
            }
            List<Look> seen = new ArrayList<>();
            looks.forEach(one -> await(one).ifPresent(seen::add));
            return seen;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Empty where there is no Python, and need not be. */
    private Optional<Look> look(Member member) {
        boolean alone = member.root() && fleet.presenceOfRoots() == Presence.ALONE;
        try {
            return Optional.of(look.apply(member.pid()));
        } catch (NoTargetException e) {
            if (alone) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<Look> await(Future<Optional<Look>> look) {
        try {
            return look.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GilspyException failure)) {
                throw new IllegalStateException(e.getCause());
            }
            failures.add(failure);
        }
        return Optional.empty();
    }
}
