package dev.gilspy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.FleetLedger;
import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Roles;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.aggregate.StackBlocks;
import dev.gilspy.aggregate.StackTimes;
import dev.gilspy.compare.Row.Table;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Services of a master and several workers, compared role by role. */
class FleetComparisonTest {
    private static final String MASTER = "gunicorn: master [shop:app]";
    private static final String WORKER = "gunicorn: worker [shop:app]";
    private static final int PAIRS = 5;

    private final FleetLedger fleet = new FleetLedger(Ledger::new);
    private final List<StackTimes> stacks = new ArrayList<>();

    private static Observed service(int workers, long seed, UnaryOperator<Service> made) {
        FleetComparisonTest recording = new FleetComparisonTest();
        recording.add(4200, MASTER, FleetComparisonTest::sleep);
        for (int i = 0; i < workers; i++) {
            Service service = made.apply(new Service(seed + 100L * i));
            recording.add(4300 + i, WORKER, service::play);
        }
        return new Observed("run.gilspy", recording.fleet.summary(), recording.stacks);
    }

    private static void sleep(Scene scene) {
        int main = scene.exact().begin().thread("MainThread");
        for (int second = 0; second < 20; second++) {
            scene.blocked(main, BlockedKind.POLL, 1000, scene.stack("wait /srv/arbiter.py:3"));
        }
        scene.kernelQuality(20).end(20_000);
    }

    private void add(int pid, String command, Consumer<Scene> played) {
        play(fleet.open(), pid, command, played);
        StackBlocks blocks = new StackBlocks();
        play(blocks, pid, command, played);
        stacks.add(blocks.times());
    }

    private static void play(Observer to, int pid, String command, Consumer<Scene> played) {
        played.accept(new Scene(to).of(pid, command));
    }

    private static Comparison workers(Observed before, Observed after) {
        Matching matching = Matching.of(before, after);
        assertThat(matching.pairs())
                .extracting(Matching.Match::role)
                .as("busiest first")
                .containsExactly(WORKER, MASTER);
        Matching.Match busiest = matching.pairs().get(0);
        return Comparison.of(busiest.before(), busiest.after());
    }

    private static Row row(Comparison comparison, Table table, String subject, String figure) {
        return comparison.rows(table).stream()
                .filter(row -> row.what().subject().equals(subject))
                .filter(row -> row.what().figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameServiceDoesNotDifferFromItself() {
        List<Row> compared = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Comparison comparison =
                    workers(service(3, 2 * pair, s -> s), service(3, 2 * pair + 1, s -> s));
            compared.addAll(comparison.rows());
        }
        compared.removeIf(row -> !row.difference().bounded());

        assertThat(compared.size()).isGreaterThanOrEqualTo(20 * PAIRS);
        assertThat(compared.stream().filter(row -> row.change().told()).count())
                .isLessThanOrEqualTo(compared.size() / 20);
    }

    @Test
    void aFifthMoreWaitingOfEachWorkerIsFoundAndIsThatOfOneWorker() {
        Comparison comparison =
                workers(
                        service(4, 1, s -> s.bursts(0.1)),
                        service(4, 2, s -> s.bursts(0.1).waiting(1.2)));

        Row waiting = row(comparison, Table.THREADS, "worker-*", "waiting");
        assertThat(waiting.change()).isEqualTo(Change.WORSE);
        assertThat(waiting.before()).isBetween(0.25, 0.35);
        Row threads = row(comparison, Table.PROCESS, "", "waiting threads");
        assertThat(threads.before()).as("of the three threads of one process").isBetween(0.8, 1.0);
        assertThat(threads.change()).isEqualTo(Change.WORSE);
        assertThat(Regressions.of(comparison, 0.1, false))
                .extracting(regression -> regression.row().what().figure())
                .contains("waiting threads", "waiting");
    }

    @Test
    void moreWorkersThatDoTheSameAreNoChange() {
        Comparison comparison = workers(service(2, 1, s -> s), service(4, 7, s -> s));

        Row held = row(comparison, Table.PROCESS, "", "GIL held");
        assertThat(held.after() / held.before()).isBetween(0.85, 1.15);
        assertThat(comparison.rows(Table.FUNCTIONS))
                .filteredOn(row -> row.what().figure().equals("held"))
                .allSatisfy(row -> assertThat(row.after() / row.before()).isBetween(0.8, 1.25));
        assertThat(comparison.rows()).noneMatch(row -> row.change().told());
    }

    @Test
    void aFunctionThatTakesTwiceAsLongInAllWorkersIsNamed() {
        Comparison comparison = workers(service(3, 1, s -> s), service(3, 2, s -> s.scoring(2)));

        assertThat(comparison.rows(Table.FUNCTIONS))
                .filteredOn(row -> row.change() == Change.MORE)
                .extracting(row -> row.what().frame().function() + " " + row.what().figure())
                .containsExactly("score held");
        assertThat(row(comparison, Table.DURATIONS, "worker-*", "hold p50").change())
                .isEqualTo(Change.WORSE);
    }

    @Test
    void rolesOfOneSideAreNamedAndNumbersDoNotMatter() {
        FleetComparisonTest before = new FleetComparisonTest();
        before.add(10, "/opt/venv/bin/celery worker-1", FleetComparisonTest::sleep);
        before.add(11, "beat", FleetComparisonTest::sleep);
        FleetComparisonTest after = new FleetComparisonTest();
        after.add(20, "/usr/bin/celery worker-7", FleetComparisonTest::sleep);
        after.add(21, "celery worker-8", FleetComparisonTest::sleep);
        Matching matching =
                Matching.of(
                        new Observed("a", before.fleet.summary(), before.stacks),
                        new Observed("b", after.fleet.summary(), after.stacks));

        assertThat(matching.pairs())
                .singleElement()
                .satisfies(
                        match -> {
                            assertThat(match.role()).isEqualTo("celery worker-*");
                            assertThat(match.before().summary().processes()).hasSize(1);
                            assertThat(match.after().summary().processes()).hasSize(2);
                        });
        assertThat(matching.onlyBefore()).containsExactly("beat");
        assertThat(matching.onlyAfter()).isEmpty();
    }

    @Test
    void aMasterIsOfAnotherRoleThanTheWorkersThatItForked() {
        FleetLedger fleet = new FleetLedger(Ledger::new);
        String[] command = {"/srv/venv/bin/python3", "gunicorn", "-w", "2", "shop:app"};
        sleep(new Scene(fleet.open()).of(10, 1, command));
        sleep(new Scene(fleet.open()).of(11, 10, command));
        sleep(new Scene(fleet.open()).of(12, 10, command));

        String role = "python* gunicorn -w * shop:app";
        assertThat(Roles.of(fleet.summary()))
                .containsExactly(role, role + " (forked)", role + " (forked)");
    }
}
