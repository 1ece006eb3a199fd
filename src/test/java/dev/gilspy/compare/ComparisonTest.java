package dev.gilspy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.compare.Row.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int PAIRS = 10;

    /** The tables' promise: of what is told at most one in twenty is noise; of rows, far fewer. */
    @Test
    void twoRecordingsOfTheSameBurstyServiceDoNotDiffer() {
        List<Row> rows = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            rows.addAll(compare(new Service(2 * pair), new Service(2 * pair + 1)).rows());
        }
        List<Row> compared = rows.stream().filter(row -> row.difference().bounded()).toList();

        assertThat(compared.size()).isGreaterThanOrEqualTo(20 * PAIRS);
        assertThat(compared.stream().filter(row -> row.change().told()).count())
                .isLessThanOrEqualTo(compared.size() / 20);
    }

    @Test
    void aFifthMoreWaitingIsFoundInTwentyBlocks() {
        int found = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            Comparison comparison =
                    compare(
                            new Service(2 * pair).bursts(0.1),
                            new Service(2 * pair + 1).bursts(0.1).waiting(1.2));
            Row row = row(comparison, Table.THREADS, "worker-*", "waiting");
            assertThat(row.difference().before().value()).isBetween(0.25, 0.35);
            found += row.change() == Change.WORSE ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(PAIRS - 1);
    }

    @Test
    void aFunctionThatTakesTwiceAsLongIsNamed() {
        Comparison comparison = compare(new Service(1), new Service(2).scoring(2));

        assertThat(comparison.rows(Table.FUNCTIONS))
                .filteredOn(row -> row.change() == Change.MORE)
                .extracting(row -> row.what().frame().function() + " " + row.what().figure())
                .containsExactly("score held");
        Row longer = row(comparison, Table.DURATIONS, "worker-*", "hold p50");
        assertThat(longer.change()).isEqualTo(Change.WORSE);
        assertThat(longer.difference().low()).isPositive();
    }

    @Test
    void theOtherWayRoundItIsBetter() {
        Comparison comparison = compare(new Service(2).scoring(2), new Service(1));

        assertThat(row(comparison, Table.DURATIONS, "worker-*", "hold p50").change())
                .isEqualTo(Change.BETTER);
    }

    @Test
    void theTreesShowWhereItIs() {
        Comparison comparison = compare(new Service(1), new Service(2).scoring(2));
        DiffTree held =
                comparison.trees().stream()
                        .filter(tree -> tree.measure() == Measure.HELD)
                        .findFirst()
                        .orElseThrow();
        DiffTree.Node handle = held.root().children().get(0);

        assertThat(handle.frame().function()).isEqualTo("handle");
        assertThat(handle.children())
                .filteredOn(DiffTree.Node::leadsToChange)
                .extracting(node -> node.frame().function())
                .containsExactly("score");
    }

    @Test
    void windowsOfDifferentLengthAndCheckoutsElsewhereCompare() {
        Comparison comparison =
                compare(
                        new Service(1).seconds(10).in("/ci/build-1"),
                        new Service(2).seconds(30).in("/ci/build-2"));

        assertThat(comparison.rows()).filteredOn(row -> row.change().told()).isEmpty();
        assertThat(comparison.rows(Table.FUNCTIONS))
                .filteredOn(row -> row.what().figure().equals("held"))
                .allSatisfy(row -> assertThat(row.before()).isPositive())
                .allSatisfy(row -> assertThat(row.after()).isPositive());
    }

    @Test
    void groupsAreCountedOnBothSides() {
        Comparison comparison = compare(new Service(1), new Service(2).workers(5));

        assertThat(comparison.groups())
                .filteredOn(group -> group.name().equals("worker-*"))
                .singleElement()
                .satisfies(group -> assertThat(group.before()).hasSize(3))
                .satisfies(group -> assertThat(group.after()).hasSize(5));
    }

    @Test
    void ofASecondAloneNothingIsTold() {
        Comparison comparison =
                compare(new Service(1).seconds(1), new Service(2).seconds(1).scoring(3));

        assertThat(comparison.rows()).isNotEmpty();
        assertThat(comparison.rows()).allMatch(row -> row.change() == Change.UNKNOWN);
    }

    private static Row row(Comparison comparison, Table table, String group, String figure) {
        return comparison.rows(table).stream()
                .filter(row -> row.what().subject().equals(group))
                .filter(row -> row.what().figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    private static Comparison compare(Service before, Service after) {
        return Comparison.of(before.recorded("before"), after.recorded("after"));
    }
}
