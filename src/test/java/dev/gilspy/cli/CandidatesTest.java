package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.cli.Candidate.Presence;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.target.Member;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Looks a tenth of a second apart. */
class CandidatesTest {
    private static final long LOOK_NANOS = 100_000_000;
    private static final long PROGRAM = 1000;
    private static final long OTHER_PROGRAM = 2000;
    private static final Member MASTER = FleetScene.member(10, 1, PROGRAM);
    private static final Member FORK = FleetScene.member(11, 10, PROGRAM);
    private static final Member AFTER_EXEC = FleetScene.member(11, 10, OTHER_PROGRAM);

    private final Candidates candidates = new Candidates(Presence.ROOT);
    private Set<Integer> pythons = Set.of(10, 11);
    private long nowNanos;

    /** What is to be attached to after one more look. */
    private List<Candidate> look(Member... members) {
        nowNanos += LOOK_NANOS;
        candidates.see(List.of(members), nowNanos);
        return candidates.ready(pythons::contains, nowNanos);
    }

    private FleetScene.FakeObservation observe(Candidate candidate) {
        FleetScene.FakeObservation observation = new FleetScene.FakeObservation();
        candidate.attaching(nowNanos);
        candidate.observed(observation);
        return observation;
    }

    private void fail(Candidate candidate, RuntimeException why) {
        candidate.attaching(nowNanos);
        candidate.failed(why, nowNanos);
    }

    @Test
    void whatIsThereIsAttachedToAtOnceAForkAsWell() {
        assertThat(look(MASTER, FORK)).hasSize(2);
    }

    @Test
    void aForkThatStaysIsAttachedToAtTheNextLook() {
        look(MASTER).forEach(this::observe);
        assertThat(look(MASTER, FORK)).isEmpty();
        assertThat(candidates.fresh()).as("so the next look is soon").isTrue();
        assertThat(look(MASTER, FORK)).extracting(Candidate::member).containsExactly(FORK);
        assertThat(candidates.fresh()).isFalse();
    }

    @Test
    void aForkThatBecomesAnotherProgramIsThatOneOnly() {
        look(MASTER).forEach(this::observe);
        assertThat(look(MASTER, FORK)).isEmpty();
        assertThat(look(MASTER, AFTER_EXEC))
                .extracting(Candidate::member)
                .containsExactly(AFTER_EXEC);
    }

    @Test
    void oneThatIsReplacedWhileItIsObservedIsAttachedToAnewWhenThatIsOver() {
        FleetScene.FakeObservation first = observe(look(MASTER, FORK).get(1));
        assertThat(look(MASTER, AFTER_EXEC)).extracting(c -> c.member().pid()).containsExactly(10);
        first.over = true;
        assertThat(look(MASTER, AFTER_EXEC)).extracting(Candidate::member).contains(AFTER_EXEC);
    }

    @Test
    void oneThatHasEndedIsNotAttachedToAgain() {
        FleetScene.FakeObservation first = observe(look(MASTER).get(0));
        first.over = true;
        assertThat(look(MASTER)).isEmpty();
        assertThat(candidates.pending()).isFalse();
    }

    @Test
    void anotherProcessWithItsNumberIs() {
        FleetScene.FakeObservation first = observe(look(MASTER, FORK).get(1));
        Member reused = new Member(11, 8, 10, OTHER_PROGRAM, false);
        look(MASTER, reused);
        first.over = true;
        assertThat(look(MASTER, reused)).extracting(Candidate::member).contains(reused);
    }

    @Test
    void anInterpreterThatIsStillMadeIsTriedAgainUntilItsTimeIsOver() {
        look(MASTER).forEach(this::observe);
        NoTargetException starting = new NoTargetException("It is starting.", "");
        int attempts = 0;
        for (int look = 0; look < 100; look++) {
            for (Candidate ready : look(MASTER, AFTER_EXEC)) {
                attempts++;
                fail(ready, starting);
            }
        }
        assertThat(attempts).isBetween(45, 55);
        assertThat(candidates.refused()).hasSize(1);
        assertThat(candidates.refused().get(0).refusal()).contains(starting);
    }

    @Test
    void whatIsNoPythonIsSearchedSeldomAndNotTalkedOf() {
        pythons = Set.of(10);
        look(MASTER).forEach(this::observe);
        int attempts = 0;
        for (int look = 0; look < 100; look++) {
            for (Candidate ready : look(MASTER, AFTER_EXEC)) {
                attempts++;
                fail(ready, new NoTargetException("It does not run Python.", ""));
            }
        }
        assertThat(attempts).as("in ten seconds").isBetween(3, 7);
        assertThat(candidates.refused()).isEmpty();
    }

    @Test
    void aShellThatBecomesPythonIsSeenAtOnce() {
        pythons = Set.of(10);
        look(MASTER).forEach(this::observe);
        Member shell = FleetScene.member(11, 10, 3000);
        for (int look = 0; look < 30; look++) {
            look(MASTER, shell).forEach(one -> fail(one, new NoTargetException("A shell.", "")));
        }
        pythons = Set.of(10, 11);
        assertThat(look(MASTER, AFTER_EXEC))
                .extracting(Candidate::member)
                .containsExactly(AFTER_EXEC);
    }

    @Test
    void anInterpreterThatCannotBeReadIsGivenUpAtOnceUnlessItHasJustStarted() {
        UnsupportedInterpreterException old = new UnsupportedInterpreterException("Too old.", "");
        look(MASTER, FORK).forEach(candidate -> fail(candidate, old));
        assertThat(candidates.refused()).hasSize(2);
        look(MASTER, FORK, FleetScene.member(12, 10, 4000));
        pythons = Set.of(12);
        look(MASTER, FORK, FleetScene.member(12, 10, 4000)).forEach(one -> fail(one, old));
        assertThat(candidates.refused()).hasSize(2);
        assertThat(candidates.pending()).isTrue();
    }
}
