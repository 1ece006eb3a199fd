package dev.gilspy.aggregate;

import static dev.gilspy.aggregate.Scene.MILLI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.model.Ending;
import dev.gilspy.model.ThreadState;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TotalsLedgerTest {
    private static final String WORKERS = "worker-*";

    private final TotalsLedger ledger = new TotalsLedger();

    @Test
    void theFiguresAreThoseOfTheWholeRecording() {
        Ledger whole = new Ledger();
        Scenes.threeWorkers(whole);
        Scenes.threeWorkers(ledger);
        Totals totals = ledger.totals();
        ThreadSummary worker = whole.summary().processes().get(0).threads().get(0);

        assertThat(totals.observedNanos()).isEqualTo(whole.summary().observedNanos());
        assertThat(group(totals, WORKERS).stateNanos().get(ThreadState.RUNNING))
                .isEqualTo(3 * worker.stateNanos().get(ThreadState.RUNNING));
        assertThat(group(totals, WORKERS).threads()).isEqualTo(3);
    }

    @Test
    void noFigureShrinksWhileThreadsComeAndGo() {
        Churn churn = new Churn(ledger, 42).begin();
        Map<String, Long> before = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            churn.seconds(20);
            Map<String, Long> now = figures(ledger.totals());
            before.forEach(
                    (name, value) ->
                            assertThat(now.get(name)).as(name).isGreaterThanOrEqualTo(value));
            before.putAll(now);
        }
        Totals totals = ledger.totals();
        assertThat(totals.interpreters().get(0).heldNanos()).isEqualTo(churn.heldNanos());
        assertThat(count(group(totals, WORKERS), EpisodeKind.WAIT)).isEqualTo(2000 * Churn.BIRTHS);
        assertThat(group(totals, WORKERS).threads()).isBetween(Churn.BIRTHS, 15 * Churn.BIRTHS);
        assertThat(ledger.size()).isLessThan(4_000);
    }

    @Test
    void utilisationAndDemandAreThoseOfTheLastSeconds() {
        Churn churn = new Churn(ledger, 42).begin().seconds(1);
        assertThat(ledger.totals().interpreters().get(0).lately().utilisation()).isNaN();
        churn.seconds(30);
        Totals.Lately lately = ledger.totals().interpreters().get(0).lately();
        assertThat(lately.utilisation()).isCloseTo(0.5, within(0.01));
        assertThat(lately.demand()).isCloseTo(0.7, within(0.01));
    }

    @Test
    void theNumberOfGroupsIsBoundedAndNoTimeIsLost() {
        Scene scene = new Scene(ledger).begin();
        int names = 2 * TotalsLedger.MAX_GROUPS;
        for (int i = 0; i < names; i++) {
            String name = "pool " + (char) ('A' + i % 26) + (char) ('a' + i / 26);
            scene.is(scene.thread(name), ThreadState.RUNNING, 5, 0);
        }
        Totals totals = ledger.totals();
        assertThat(totals.groups()).hasSize(TotalsLedger.MAX_GROUPS + 1);
        assertThat(group(totals, TotalsLedger.OTHERS).threads()).isEqualTo(names / 2);
        assertThat(totals.interpreters().get(0).heldNanos()).isEqualTo(names * 5 * MILLI);
    }

    @Test
    void processesThatEndedMakeRoomForOthers() {
        FleetTotals fleet = new FleetTotals();
        for (int pid = 1; pid <= 2 * FleetTotals.MAX_PROCESSES; pid++) {
            TotalsLedger process = fleet.open();
            new Scene(process).begin();
            process.end(new Ending(Ending.Reason.EXIT, Scene.START + pid, ""));
        }
        assertThat(fleet.totals()).hasSize(FleetTotals.MAX_PROCESSES);
        assertThat(fleet.totals().get(0).observedNanos()).isEqualTo(FleetTotals.MAX_PROCESSES + 1);
    }

    private static Totals.Group group(Totals totals, String name) {
        return totals.groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long count(Totals.Group group, EpisodeKind kind) {
        DurationCounts counts = group.durations().get(kind);
        long sum = 0;
        for (int i = 0; i < counts.classes(); i++) {
            sum += counts.count(i);
        }
        return sum;
    }

    private static Map<String, Long> figures(Totals totals) {
        Map<String, Long> figures = new TreeMap<>();
        for (Totals.Group group : totals.groups()) {
            group.stateNanos().forEach((state, nanos) -> figures.put(group.name() + state, nanos));
            group.durations()
                    .forEach((kind, counts) -> figures.put(group.name() + kind, counts.sumNanos()));
        }
        return figures;
    }
}
