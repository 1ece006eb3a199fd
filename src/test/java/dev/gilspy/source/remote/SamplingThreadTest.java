package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.Run;
import dev.gilspy.source.Settings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thread for many processes, none of which is any of the others' business. */
class SamplingThreadTest {
    private static final Settings SETTINGS = new Settings(1000, 0, Run.Pause.NEVER, false);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final SamplingThread sampling = new SamplingThread(SETTINGS, 0.5);
    private final FakeProcess one = new FakeProcess(10_000);
    private final FakeProcess other = new FakeProcess(10_000);

    @AfterEach
    void end() {
        sampling.noMore();
        one.end();
        other.end();
        while (sampling.alive()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void allHaveTheSameRateAlsoThoseThatComeLater() {
        sampling.add(one);
        one.awaitSamples();
        sampling.add(other);
        other.awaitSamples();
        int before = one.samples() - other.samples();
        one.awaitSamples();
        assertThat(one.rateHz()).isEqualTo(other.rateHz());
        assertThat(one.samples() - other.samples()).isBetween(before - 1, before + 1);
    }

    @Test
    void oneThatEndsLeavesTheOthers() {
        sampling.add(one);
        sampling.add(other);
        one.awaitSamples();
        one.end();
        one.awaitEnd();
        int before = other.samples();
        FakeProcess later = new FakeProcess(0);
        sampling.add(later);
        later.awaitSamples();
        later.end();
        assertThat(other.samples()).isGreaterThan(before);
        assertThat(one.closed()).isFalse();
    }

    @Test
    void whatGoesWrongWithOneIsToldToThatOne() {
        FakeProcess broken =
                new FakeProcess(0) {
                    @Override
                    public boolean sample(Round round, long nowNanos) {
                        throw new IllegalStateException("broken");
                    }
                };
        sampling.add(broken);
        sampling.add(other);
        broken.awaitEnd();
        other.awaitSamples();
        assertThat(broken.failure()).hasMessage("broken");
        assertThat(other.failure()).isNull();
    }

    @Test
    void oneThatHangsIsGivenUpAndTheOthersGoOn() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch comesBack = new CountDownLatch(1);
        FakeProcess hanging = hanging(entered, comesBack);
        sampling.add(other);
        other.awaitSamples();
        sampling.add(hanging);
        entered.await();
        int before = other.samples();

        long now = System.nanoTime();
        for (int look = 0; look < 20; look++) {
            sampling.watch(now += LOOK_NANOS);
        }
        assertThat(hanging.hung()).as("after two seconds").isFalse();
        for (int look = 0; look < 20; look++) {
            sampling.watch(now += LOOK_NANOS);
        }
        assertThat(hanging.hung()).as("after four").isTrue();
        FakeProcess later = new FakeProcess(0);
        sampling.add(later);
        later.awaitSamples();
        later.end();
        assertThat(other.samples()).isGreaterThan(before);
        comesBack.countDown();
        while (!hanging.closed()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void oneThatWasStoppedItselfKnowsOfNobodyThatHangs() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch comesBack = new CountDownLatch(1);
        FakeProcess slow = hanging(entered, comesBack);
        sampling.add(slow);
        entered.await();
        long now = System.nanoTime();
        sampling.watch(now);
        sampling.watch(now + TimeUnit.HOURS.toNanos(1));
        assertThat(slow.hung()).isFalse();
        slow.end();
        comesBack.countDown();
        slow.awaitEnd();
    }

    private static FakeProcess hanging(CountDownLatch entered, CountDownLatch comesBack) {
        return new FakeProcess(0) {
            @Override
            public boolean sample(Round round, long nowNanos) {
                entered.countDown();
                try {
                    comesBack.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return true;
            }
        };
    }
}
