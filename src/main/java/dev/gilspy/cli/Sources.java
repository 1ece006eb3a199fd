package dev.gilspy.cli;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NotPermittedException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.model.Observer;
import dev.gilspy.model.Run;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.Settings;
import dev.gilspy.source.Source;
import dev.gilspy.source.StopSignal;
import dev.gilspy.source.kernel.KernelSource;
import dev.gilspy.source.remote.RemoteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Decides what observes a process: the kernel, or gilspy from outside. */
final class Sources {
    private final IntFunction<Attachment> attach;
    private final Kind kernel;
    private final Kind remote;

    /** How to observe what is attached to. */
    interface Kind {
        /**
         * @throws NotPermittedException if the system refuses
         * @throws UnsupportedInterpreterException if not this kind of interpreter
         */
        Source of(Attachment attachment, Settings settings);
    }

    Sources(IntFunction<Attachment> attach, Kind kernel, Kind remote) {
        this.attach = attach;
        this.kernel = kernel;
        this.remote = remote;
    }

    static Sources ofThisMachine() {
        return new Sources(
                pid -> Attachment.to(pid, BuildVersion.text()),
                KernelSource::attach,
                RemoteSource::of);
    }

    /**
     * Attaches to a process.
     *
     * @throws dev.gilspy.error.NoTargetException if there is no such process, or it is not Python
     * @throws NotPermittedException if this user may not look into it, or exact times were asked
     *     for and the kernel refuses
     * @throws dev.gilspy.error.UnsupportedInterpreterException if its interpreter cannot be read
     */
    Source attach(int pid, Settings settings) {
        return of(attach.apply(pid), settings);
    }

    /**
     * Chooses what observes a process that is attached to.
     *
     * @throws NotPermittedException if exact times were asked for and the kernel refuses
     * @throws dev.gilspy.error.UnsupportedInterpreterException if they cannot be had of it
     */
    Source of(Attachment attachment, Settings settings) {
        return switch (settings.exact()) {
            case ON -> kernel.of(attachment, settings);
            case OFF -> remote.of(attachment, settings);
            case AUTO -> automatic(attachment, settings);
        };
    }

    private Source automatic(Attachment attachment, Settings settings) {
        if (settings.pause() != Run.Pause.NEVER) {
            // Only the remote source stops anything, and that is what was asked for.
            return remote.of(attachment, settings);
        }
        try {
            return kernel.of(attachment, settings);
        } catch (UnsupportedInterpreterException | NotPermittedException e) {
            return new Fallback(remote.of(attachment, settings), whySampled(e));
        }
    }

    /**
     * The kernel's refusal and the best that helps as one sentence; where nothing that the user
     * could do would change it, only the first.
     */
    static String whySampled(GilspyException refusal) {
        boolean forGood = refusal instanceof UnsupportedInterpreterException;
        String best = refusal.hint().lines().findFirst().orElse("");
        String hint = forGood || best.isEmpty() ? "." : "; " + continued(best);
        String why = refusal.getMessage().replaceFirst("\\.$", "");
        return "times are sampled, not exact: " + why + hint;
    }

    /** What begins a sentence, after a semicolon; names in capitals stay. */
    private static String continued(String sentence) {
        boolean word = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
        return word
                ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
                : sentence;
    }

    /** A source that stands in for another one, and says why. */
    private record Fallback(Source source, String why) implements Source {
        @Override
        public void observe(Observer observer, StopSignal stop) {
            source.observe(observer, stop);
        }

        @Override
        public List<String> details() {
            return source.details();
        }

        @Override
        public List<String> warnings() {
            List<String> warnings = new ArrayList<>(List.of(why));
            warnings.addAll(source.warnings());
            return warnings;
        }
    }
}
