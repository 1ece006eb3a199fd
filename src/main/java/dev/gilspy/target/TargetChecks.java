package dev.gilspy.target;

import dev.gilspy.os.CallTry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What /proc says of one process, and whether it lets itself be stopped. */
public final class TargetChecks {
    private static final List<String> NAMESPACES = List.of("mnt", "pid", "user");

    private final Target target;
    private final ProcStatus theirs;

    public TargetChecks(Target target) {
        this.target = target;
        this.theirs = ProcStatus.read(target.folder()).orElse(ProcStatus.parse(""));
    }

    /** What anybody may see of it. */
    public List<Check> facts() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.fact(Subject.COMMAND, String.join(" ", target.command())));
        checks.add(Check.fact(Subject.OWNER, owner()));
        namespaces().ifPresent(own -> checks.add(Check.fact(Subject.NAMESPACES, own)));
        if (target.stopped()) {
            checks.add(
                    Check.limited(
                            Subject.STATE,
                            "stopped by a signal or a debugger: nothing moves",
                            List.of(Cure.of("let it run on", "kill -CONT " + target.pid()))));
        }
        return checks;
    }

    /** The user alone does not decide: a process may have closed itself to its own user. */
    private String owner() {
        String user = "UID " + theirs.number("Uid");
        return Access.dumpable(target.folder())
                ? user
                : user + ", closed to that user (not dumpable)";
    }

    /** Which of its namespaces are not gilspy's; empty where that may not be seen. */
    private Optional<String> namespaces() {
        List<String> own = new ArrayList<>();
        for (String kind : NAMESPACES) {
            try {
                Path theirs = target.folder().resolve("ns/" + kind);
                Path ours = target.proc().root().resolve("self/ns/" + kind);
                if (!Files.readSymbolicLink(theirs).equals(Files.readSymbolicLink(ours))) {
                    own.add(kind);
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.of(
                own.isEmpty()
                        ? "the same as gilspy's"
                        : "other than gilspy's: " + String.join(", ", own) + localPid());
    }

    /** By which PID it knows itself, if that is another. */
    private String localPid() {
        int[] pids = theirs.numbers("NSpid");
        return pids.length < 2 ? "" : " (PID %d there)".formatted(pids[pids.length - 1]);
    }

    /** Code whose file was deleted or replaced since, as by an upgrade; empty if there is none. */
    public Optional<Check> replaced(List<MappedRegion> maps) {
        List<String> names =
                maps.stream()
                        .filter(region -> region.hasFile() && region.deleted())
                        .filter(MappedRegion::executable)
                        .map(MappedRegion::path)
                        .distinct()
                        .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Check.fact(
                                Subject.REPLACED,
                                Listing.of(names) + ": gilspy reads what runs, not what is new"));
    }

    /** For --pause: tries to trace it, which stops nothing. */
    public Check tracer() {
        int tracer = target.tracerPid();
        if (tracer != 0) {
            String name = target.proc().find(tracer + "/comm").orElse("?");
            return Check.limited(
                    Subject.TRACER,
                    "traced by process %d (%s)".formatted(tracer, name),
                    List.of(
                            Cure.words(
                                    "end process %d, or record with --pause=never"
                                            .formatted(tracer))));
        }
        int errno = CallTry.seize(target.pid());
        Check check =
                errno == 0
                        ? Check.ok(Subject.TRACER, "nobody, and gilspy may")
                        : Check.limited(
                                Subject.TRACER,
                                "nobody, and gilspy may not (errno %d)".formatted(errno),
                                List.of());
        return check.by(Check.TRIED);
    }
}
