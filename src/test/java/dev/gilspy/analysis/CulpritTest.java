package dev.gilspy.analysis;

import static dev.gilspy.model.ThreadState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import org.junit.jupiter.api.Test;

class CulpritTest {
    private static final String BOOT = "Thread._bootstrap /usr/lib/python3.12/threading.py:1030";
    private static final String RUN = "Thread.run /usr/lib/python3.12/threading.py:1010";

    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).begin();
    private final int thread = scene.thread("a");

    private Culprit culprit() {
        Situation situation = Situation.of(ledger.summary());
        return Culprit.ofStates(situation, state -> state == RUNNING).orElseThrow();
    }

    @Test
    void theMostSpecificFunctionThatCarriesMost() {
        scene.is(
                thread, RUNNING, 60, scene.stack(BOOT, RUN, "handle app.py:3", "score model.py:8"));
        scene.is(thread, RUNNING, 30, scene.stack(BOOT, RUN, "handle app.py:4", "parse app.py:9"));
        assertThat(culprit().frame().function()).isEqualTo("score");
        assertThat(culprit().share()).isBetween(0.66, 0.67);
    }

    @Test
    void theCallerWhereNoCalleeCarriesMost() {
        for (int i = 0; i < 4; i++) {
            scene.is(
                    thread,
                    RUNNING,
                    25,
                    scene.stack(BOOT, RUN, "handle app.py:3", "f" + i + " app.py:9"));
        }
        assertThat(culprit().frame().function()).isEqualTo("handle");
    }

    @Test
    void theUsersFunctionRatherThanTheLibraryThatItCalls() {
        String loads = "loads /usr/lib/python3.12/json/__init__.py:346";
        scene.is(thread, RUNNING, 60, scene.stack(BOOT, RUN, "parse app.py:3", loads));
        assertThat(culprit().frame().function()).isEqualTo("parse");
    }

    @Test
    void theLibraryWhereThereIsNothingElse() {
        String tick = "tick /srv/venv/lib/python3.12/site-packages/apm/agent.py:7";
        scene.is(thread, RUNNING, 60, scene.stack(BOOT, RUN, tick));
        assertThat(culprit().frame().function()).isEqualTo("tick");
    }

    @Test
    void theUsersFunctionRatherThanTheNativeOneItCalls() {
        String step = "sqlite3_step libsqlite3.so.0:0";
        scene.is(thread, RUNNING, 60, scene.stack(BOOT, RUN, "query orders.py:88", step));
        assertThat(culprit().frame().function()).isEqualTo("query");
    }

    @Test
    void theLineThatCarriesMost() {
        scene.is(thread, RUNNING, 10, scene.stack("work app.py:3"));
        scene.is(thread, RUNNING, 30, scene.stack("work app.py:5"));
        assertThat(culprit().frame().line()).isEqualTo(5);
        assertThat(culprit().share()).isEqualTo(1.0);
    }

    @Test
    void nobodyWhereNoStackIsKnown() {
        scene.is(thread, RUNNING, 10, 0);
        Situation situation = Situation.of(ledger.summary());
        assertThat(Culprit.ofStates(situation, state -> true)).isEmpty();
        assertThat(Culprit.ofWaiting(situation)).isEmpty();
    }
}
