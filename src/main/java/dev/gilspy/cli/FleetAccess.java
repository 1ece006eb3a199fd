package dev.gilspy.cli;

import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.source.Attachment;
import dev.gilspy.source.StartUp;
import dev.gilspy.source.StartUp.Stage;
import dev.gilspy.target.Member;
import dev.gilspy.target.Target;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How to get hold of the processes of a tree. */
interface FleetAccess {
    /** Whether its names say that it is a Python; costs some 50 µs. */
    boolean looksLikePython(int pid);

    /**
     * Attaches to it.
     *
     * @throws GilspyException if that cannot be done
     */
    Attachment attach(Member member);

    FleetAccess OF_THIS_MACHINE =
            new FleetAccess() {
                /** Another one is looked at meanwhile; this one is tried again. */
                private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

                private static final Pattern PYTHON = Pattern.compile("(.*/)?(python|pypy)[^/]*");

                @Override
                public boolean looksLikePython(int pid) {
                    return StartUp.byNames(pid) != Stage.OTHER_PROGRAM || hiddenPython(pid);
                }

                /** One whose files this user may not see says at least how it was called. */
                private boolean hiddenPython(int pid) {
                    try {
                        Target target = Target.open(pid);
                        List<String> command = target.command();
                        return target.executable().isEmpty()
                                && !command.isEmpty()
                                && PYTHON.matcher(command.get(0)).matches();
                    } catch (GilspyException e) {
                        return false; // it has ended
                    }
                }

                @Override
                public Attachment attach(Member member) {
                    Target target = Target.open(member.pid());
                    Attachment attachment = Attachment.to(target, BuildVersion.text(), WAIT_NANOS);
                    if (target.startTicks() != member.startTicks() || target.replaced()) {
                        throw new NoTargetException(
                                "Process %d changed while gilspy attached.".formatted(member.pid()),
                                "Try again.");
                    }
                    return attachment;
                }
            };
}
