package dev.gilspy.cli;

import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Ending;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Observatory;
import dev.gilspy.source.Settings;
import dev.gilspy.source.kernel.KernelObservatory;
import dev.gilspy.source.remote.RemoteObservatory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides for each of several processes what observes it: the kernel, or gilspy from outside. Why
 * it is not the kernel is said once, however many processes there are.
 */
final class Observatories implements Observatory {
    private final Settings settings;
    private final Part kernel;
    private final Part remote;
    private final Set<String> said = Collections.synchronizedSet(new HashSet<>());

    /**
     * @param kernel makes what observes from inside the kernel, once it is needed
     * @param remote the same from outside
     */
    Observatories(Settings settings, Supplier<Observatory> kernel, Supplier<Observatory> remote) {
        this.settings = settings;
        this.kernel = new Part(kernel);
        this.remote = new Part(remote);
    }

    static Observatory ofThisMachine(Settings settings) {
        return new Observatories(
                settings,
                () -> new KernelObservatory(settings),
                () -> new RemoteObservatory(settings));
    }

    /**
     * @throws NotPermittedException if exact times were asked for and the kernel refuses
     * @throws UnsupportedInterpreterException if exact times were asked for and there are none for
     *     this interpreter
     */
    @Override
    public Observation observe(Attachment attachment, Observer observer) {
        return switch (settings.exact()) {
            case ON -> kernel.get().observe(attachment, observer);
            case OFF -> remote.get().observe(attachment, observer);
            case AUTO -> automatic(attachment, observer);
        };
    }

    private Observation automatic(Attachment attachment, Observer observer) {
        if (settings.pause() != Run.Pause.NEVER) {
            return remote.get().observe(attachment, observer);
        }
        try {
            return kernel.get().observe(attachment, observer);
        } catch (UnsupportedInterpreterException | NotPermittedException e) {
            Observation instead = remote.get().observe(attachment, observer);
            String why = Sources.whySampled(e);
            return said.add(why) ? new Fallback(instead, why) : instead;
        }
    }

    @Override
    public void end(Ending.Reason why) {
        kernel.made().ifPresent(one -> one.end(why));
        remote.made().ifPresent(one -> one.end(why));
    }

    @Override
    public void close() {
        kernel.made().ifPresent(Observatory::close);
        remote.made().ifPresent(Observatory::close);
    }

    /** One of the two, which is made when a process needs it. */
    private static final class Part {
        private final Supplier<Observatory> maker;
        private Observatory made;

        private Part(Supplier<Observatory> maker) {
            this.maker = maker;
        }

        private synchronized Observatory get() {
            made = made == null ? maker.get() : made;
            return made;
        }

        private synchronized Optional<Observatory> made() {
            return Optional.ofNullable(made);
        }
    }

    /** An observation that stands in for another one, and says why. */
    private record Fallback(Observation instead, String why) implements Observation {
        @Override
        public boolean over() {
            return instead.over();
        }

        @Override
        public Optional<RuntimeException> failure() {
            return instead.failure();
        }

        @Override
        public List<String> details() {
            return instead.details();
        }

        @Override
        public List<String> warnings() {
            List<String> warnings = new ArrayList<>(List.of(why));
            warnings.addAll(instead.warnings());
            return warnings;
        }
    }
}
