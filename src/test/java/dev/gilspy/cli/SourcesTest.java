package dev.gilspy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.model.Run.Pause;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Settings.Exact;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final NotPermittedException NO =
            new NotPermittedException("gilspy lacks CAP_BPF.", "It takes: sudo gilspy ...");

    private final List<Run.Source> observed = new ArrayList<>();
    private GilspyException refusal;

    @Test
    void theKernelIsPreferred() {
        assertThat(attach(Exact.AUTO, Pause.NEVER).warnings()).containsExactly("from the kernel");
        assertThat(observed).containsExactly(Run.Source.KERNEL);
    }

    @Test
    void whereItRefusesItIsDoneFromOutsideWithOneSentence() {
        refusal = NO;
        assertThat(attach(Exact.AUTO, Pause.NEVER).warnings())
                .containsExactly(
                        "times are sampled, not exact: gilspy lacks CAP_BPF; it takes: sudo gilspy ...",
                        "from outside");
        assertThat(observed).containsExactly(Run.Source.REMOTE);
    }

    @Test
    void aRefusalWithoutHintIsASentenceToo() {
        refusal = new NotPermittedException("This is no x86_64.", "");
        assertThat(attach(Exact.AUTO, Pause.NEVER).warnings())
                .contains("times are sampled, not exact: This is no x86_64.");
    }

    @Test
    void anInterpreterThatTheKernelCannotTimeIsSampledAndTheUserIsSentNowhere() {
        refusal = new UnsupportedInterpreterException("It sees no GIL.", "Use --exact=off.");
        assertThat(attach(Exact.AUTO, Pause.NEVER).warnings())
                .containsExactly("times are sampled, not exact: It sees no GIL.", "from outside");
        assertThatThrownBy(() -> attach(Exact.ON, Pause.NEVER)).isSameAs(refusal);
    }

    @Test
    void namesInCapitalsStayCapitals() {
        refusal = new NotPermittedException("No.", "CAP_BPF would do.");
        assertThat(attach(Exact.AUTO, Pause.NEVER).warnings())
                .contains("times are sampled, not exact: No; CAP_BPF would do.");
    }

    @Test
    void whoAsksForExactTimesGetsThemOrTheRefusal() {
        attach(Exact.ON, Pause.NEVER);
        assertThat(observed).containsExactly(Run.Source.KERNEL);
        refusal = NO;
        assertThatThrownBy(() -> attach(Exact.ON, Pause.NEVER)).isSameAs(NO);
    }

    @Test
    void whoDoesNotWantThemIsNotToldWhatHeMisses() {
        refusal = NO;
        assertThat(attach(Exact.OFF, Pause.NEVER).warnings()).containsExactly("from outside");
    }

    @Test
    void whoAsksForStopsIsObservedFromOutside() {
        assertThat(attach(Exact.AUTO, Pause.HOLDER).warnings()).containsExactly("from outside");
        attach(Exact.AUTO, Pause.PROCESS);
        assertThat(observed).containsOnly(Run.Source.REMOTE);
    }

    @Test
    void aTargetThatIsNotThereIsNoMatterOfSources() {
        NoTargetException gone = new NoTargetException("There is no process 42.", "");
        Sources sources =
                new Sources(
                        pid -> {
                            throw gone;
                        },
                        this::kernel,
                        this::remote);
        Settings settings = new Settings(1000, 0, Pause.NEVER, true, Exact.AUTO);
        assertThatThrownBy(() -> sources.attach(42, settings)).isSameAs(gone);
    }

    private Source attach(Exact exact, Pause pause) {
        Sources sources =
                new Sources(
                        pid -> new Attachment(null, null, null, ""), this::kernel, this::remote);
        Source source = sources.attach(42, new Settings(1000, 0, pause, true, exact));
        source.observe(null, new StopSignal());
        return source;
    }

    private Source kernel(Attachment attachment, Settings settings) {
        if (refusal != null) {
            throw refusal;
        }
        return source(Run.Source.KERNEL, "from the kernel");
    }

    private Source remote(Attachment attachment, Settings settings) {
        return source(Run.Source.REMOTE, "from outside");
    }

    private Source source(Run.Source kind, String warning) {
        return new Source() {
            @Override
            public void observe(Observer observer, StopSignal stop) {
                observed.add(kind);
            }

            @Override
            public List<String> warnings() {
                return List.of(warning);
            }
        };
    }
}
