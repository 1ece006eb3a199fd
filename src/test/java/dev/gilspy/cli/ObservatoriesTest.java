package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Ending.Reason;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Settings.Exact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservatoriesTest {
    private static final Attachment PROCESS = new Attachment(null, null, null, "");
    private static final NotPermittedException FULL =
            new NotPermittedException("There is no more room.", "Use less.");

    private final List<String> calls = new ArrayList<>();
    private GilspyException refusal;

    /** Notes what is asked of it, and may refuse. */
    private final class Noting implements Observatory {
        private final Run.Source kind;

        private Noting(Run.Source kind) {
            this.kind = kind;
            calls.add("made " + kind);
        }

        @Override
        public Observation observe(Attachment attachment, Observer observer) {
            if (refusal != null && kind == Run.Source.KERNEL) {
                throw refusal;
            }
            calls.add("by " + kind);
            return new Going(kind);
        }

        @Override
        public void end(Reason why) {
            calls.add(kind + " ended by " + why);
        }

        @Override
        public void close() {
            calls.add(kind + " closed");
        }
    }

    private record Going(Run.Source kind) implements Observatory.Observation {
        @Override
        public boolean over() {
            return true;
        }

        @Override
        public Optional<RuntimeException> failure() {
            return Optional.of(new IllegalStateException("from " + kind));
        }

        @Override
        public List<String> warnings() {
            return List.of("of " + kind);
        }
    }

    private Observatory observatory(Exact exact, Pause pause) {
        return new Observatories(
                new Settings(1000, 0, pause, true, exact),
                () -> new Noting(Run.Source.KERNEL),
                () -> new Noting(Run.Source.REMOTE));
    }

    private Observatory automatic() {
        return observatory(Exact.AUTO, Pause.NEVER);
    }

    @Test
    void theKernelIsPreferredAndMadeOnce() {
        Observatory observatory = automatic();
        observatory.observe(PROCESS, null);
        observatory.observe(PROCESS, null);

        assertThat(calls).containsExactly("made KERNEL", "by KERNEL", "by KERNEL");
    }

    @Test
    void eachProcessThatItRefusesIsSampledAndThatIsSaidOnce() {
        Observatory observatory = automatic();
        assertThat(observatory.observe(PROCESS, null).warnings()).containsExactly("of KERNEL");
        refusal = FULL;

        assertThat(observatory.observe(PROCESS, null).warnings())
                .containsExactly(
                        "times are sampled, not exact: There is no more room; use less.",
                        "of REMOTE");
        assertThat(observatory.observe(PROCESS, null).warnings()).containsExactly("of REMOTE");
        assertThat(calls)
                .containsExactly(
                        "made KERNEL", "by KERNEL", "made REMOTE", "by REMOTE", "by REMOTE");
    }

    @Test
    void anotherReasonIsSaidToo() {
        Observatory observatory = automatic();
        refusal = FULL;
        observatory.observe(PROCESS, null);
        refusal = new UnsupportedInterpreterException("It is no CPython.", "Use --exact=off.");

        assertThat(observatory.observe(PROCESS, null).warnings())
                .containsExactly("times are sampled, not exact: It is no CPython.", "of REMOTE");
    }

    @Test
    void whatStandsInIsAskedHowItGoes() {
        refusal = FULL;
        Observatory.Observation instead = automatic().observe(PROCESS, null);

        assertThat(instead.over()).isTrue();
        assertThat(instead.failure()).get().extracting("message").isEqualTo("from REMOTE");
    }

    @Test
    void whoAsksForExactTimesGetsTheRefusal() {
        refusal = FULL;
        Observatory observatory = observatory(Exact.ON, Pause.NEVER);

        assertThatThrownBy(() -> observatory.observe(PROCESS, null)).isSameAs(FULL);
        assertThat(calls).containsExactly("made KERNEL");
    }

    @Test
    void whoDoesNotWantThemOrAsksForStopsIsObservedFromOutside() {
        observatory(Exact.OFF, Pause.NEVER).observe(PROCESS, null);
        observatory(Exact.AUTO, Pause.HOLDER).observe(PROCESS, null);

        assertThat(calls).containsExactly("made REMOTE", "by REMOTE", "made REMOTE", "by REMOTE");
    }

    @Test
    void thoseThatAreThereAreEndedAndClosed() {
        Observatory observatory = automatic();
        observatory.end(Reason.SIGNAL);
        observatory.observe(PROCESS, null);
        refusal = FULL;
        observatory.observe(PROCESS, null);
        calls.clear();
        observatory.end(Reason.DURATION);
        observatory.close();

        assertThat(calls)
                .containsExactly(
                        "KERNEL ended by DURATION",
                        "REMOTE ended by DURATION",
                        "KERNEL closed",
                        "REMOTE closed");
    }
}
