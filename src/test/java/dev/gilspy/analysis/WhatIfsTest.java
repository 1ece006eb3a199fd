package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gilspy.aggregate.Ledger;
import dev.gilspy.aggregate.Scene;
import dev.gilspy.model.BlockedKind;
import dev.gilspy.model.ThreadInfo;
import dev.gilspy.model.ThreadState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loads that repeat every 40 ms, for 4 s. */
class WhatIfsTest {
    private static final int ROUNDS = 100;

    private final Ledger ledger = new Ledger();
    private final Scene scene = new Scene(ledger).exact().cpus(4).begin();

    @Test
    void threadsThatComputeGainAsManyTimesAsThereAreCpusOrThreads() {
        for (int thread = 0; thread < 3; thread++) {
            computing(worker(thread), 10 * thread, 10, 20 - 10 * thread, 10);
        }
        WhatIf processes = only(Escape.PROCESSES);
        // 10 ms of work in 30 ms, after which all sleep for 10 ms
        assertThat(processes.factor()).isCloseTo(2, within(0.01));
        assertThat(processes.low()).isLessThanOrEqualTo(2.0);
        assertThat(processes.assumption()).contains("66.7 % of the threads' busy time");
    }

    @Test
    void aLoneThreadsTimeStaysAsItIs() {
        int alone = worker(0);
        int other = worker(1);
        for (int i = 0; i < ROUNDS; i++) {
            scene.is(alone, ThreadState.RUNNING, 20, stack("f"))
                    .is(alone, ThreadState.RUNNING, 10, stack("f"))
                    .is(alone, ThreadState.WAITING, 10, 0);
            scene.blocked(other, BlockedKind.LOCK, 20, 0)
                    .is(other, ThreadState.WAITING, 10, 0)
                    .is(other, ThreadState.RUNNING, 10, stack("f"));
        }
        // 30 of 40 ms each would be left: the lone thread's 30, the other's 20 of sleep and 10
        assertThat(only(Escape.PROCESSES).factor()).isCloseTo(4 / 3.0, within(0.01));
    }

    @Test
    void aFunctionThatIsMovedOutLeavesTheRestToQueue() {
        for (int thread = 0; thread < 4; thread++) {
            int id = worker(thread);
            for (int i = 0; i < ROUNDS; i++) {
                wait(id, 10 * thread);
                scene.is(id, ThreadState.RUNNING, 2, stack("parse"));
                scene.stays(id, ThreadState.RUNNING, 8, stack("score", "<listcomp>"));
                wait(id, 30 - 10 * thread);
            }
        }
        WhatIf moved = only(Escape.NATIVE);
        assertThat(moved.what()).startsWith("score (score.py:7), 80.0 % of the computing");
        // all want the GIL for a fifth of the time: nearly four at once
        assertThat(moved.factor()).isBetween(3.0, 4.0);
    }

    @Test
    void aShorterIntervalShortensWaitsOfAWholeOne() {
        int hog = worker(0);
        int brief = worker(1);
        for (int i = 0; i < ROUNDS; i++) {
            scene.is(hog, ThreadState.RUNNING, 39.9, stack("spin"))
                    .is(hog, ThreadState.WAITING, 0.1, 0);
            scene.waits(brief, 4.9, 0, hog, 0)
                    .waitsOn(brief, 0.1, 0, ThreadInfo.NOBODY, 0)
                    .is(brief, ThreadState.RUNNING, 0.1, stack("answer"))
                    .blocked(brief, BlockedKind.POLL, 34.9, 0);
        }
        WhatIf shorter = only(Escape.SWITCH_INTERVAL);
        assertThat(shorter.what()).contains("sys.setswitchinterval(0.0005)");
        assertThat(shorter.factor()).isBetween(8.0, 10.0);
    }

    @Test
    void waitsThatTheHolderEndsByItselfGainNothingByIt() {
        int holder = worker(0);
        int brief = worker(1);
        for (int i = 0; i < ROUNDS; i++) {
            scene.is(holder, ThreadState.RUNNING, 3, stack("spin"))
                    .blocked(holder, BlockedKind.IO, 37, 0);
            scene.waits(brief, 3, 0, holder, 0)
                    .is(brief, ThreadState.RUNNING, 0.1, stack("answer"))
                    .blocked(brief, BlockedKind.POLL, 36.9, 0);
        }
        assertThat(whatIf()).extracting(WhatIf::escape).doesNotContain(Escape.SWITCH_INTERVAL);
    }

    private int worker(int number) {
        return scene.thread("worker-" + number);
    }

    private int stack(String... functions) {
        String[] frames = new String[functions.length + 1];
        frames[0] = "run /usr/lib/python3.12/threading.py:1";
        for (int i = 0; i < functions.length; i++) {
            frames[i + 1] = functions[i] + " /srv/score.py:7";
        }
        return scene.stack(frames);
    }

    private void computing(int thread, int before, int computing, int after, int asleep) {
        for (int i = 0; i < ROUNDS; i++) {
            wait(thread, before);
            scene.is(thread, ThreadState.RUNNING, computing, stack("f"));
            wait(thread, after);
            scene.blocked(thread, BlockedKind.IO, asleep, 0);
        }
    }

    private void wait(int thread, int millis) {
        if (millis > 0) {
            scene.is(thread, ThreadState.WAITING, millis, 0);
        }
    }

    private List<WhatIf> whatIf() {
        scene.tally(40 * ROUNDS, 0, 2 * ROUNDS, 2 * ROUNDS).end(40 * ROUNDS);
        return Verdicts.of(ledger.summary()).whatIf();
    }

    private WhatIf only(Escape escape) {
        return whatIf().stream()
                .filter(whatIf -> whatIf.escape() == escape)
                .findFirst()
                .orElseThrow();
    }
}
