package dev.gilspy.cpython;

import dev.gilspy.elf.ElfException;
import dev.gilspy.elf.ElfFile;
import dev.gilspy.error.GilspyException;
import dev.gilspy.error.NoTargetException;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.target.MappedFile;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds the Python in a process: which one, which version, and where its state is. Looks at all
 * mapped files, since the executable may be anything (a program that embeds Python, or the dynamic
 * loader), and goes by what is in them, not by their names, but for those that gilspy cannot read
 * anyway.
 */
public final class RuntimeLocator {
    /** Generous: a process with a thousand libraries takes a second. One can have 65,530 files. */
    private static final long LONGEST_SEARCH_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Target target;
    private final List<MappedObject> objects;
    private final long giveUpNanos = System.nanoTime() + LONGEST_SEARCH_NANOS;

    private RuntimeLocator(Target target) {
        this.target = target;
        this.objects = MappedObject.in(target.maps(), target.executable());
    }

    /**
     * Finds an interpreter that gilspy can read.
     *
     * @throws NoTargetException if the process has ended or does not run Python; so it may seem
     *     also for some milliseconds after it was started
     * @throws dev.gilspy.error.UnsupportedInterpreterException if gilspy cannot read what it runs
     * @throws dev.gilspy.error.NotPermittedException if this user may not look into the process
     */
    public static RuntimeLocation locate(Target target) {
        return find(target).requireSupported();
    }

    /**
     * Finds an interpreter, one that gilspy cannot read as well.
     *
     * @throws NoTargetException if the process has ended or does not run Python
     * @throws dev.gilspy.error.NotPermittedException if this user may not look into the process
     */
    public static RuntimeLocation find(Target target) {
        RuntimeLocator locator = new RuntimeLocator(target);
        return OtherPythons.find(locator.objects, target.command())
                .or(() -> locator.first(InterpreterProbe::byExports))
                .or(() -> locator.first(InterpreterProbe::byAllSymbols))
                .or(() -> locator.first(InterpreterProbe::byText))
                .orElseThrow(() -> notPython(target));
    }

    private Optional<RuntimeLocation> first(Question question) {
        for (MappedObject object : objects) {
            Optional<RuntimeLocation> found = ask(object, question);
            if (found.isPresent()) {
                return found;
            }
            if (System.nanoTime() > giveUpNanos) {
                throw tooMuch();
            }
        }
        return Optional.empty();
    }

    private Optional<RuntimeLocation> ask(MappedObject object, Question question) {
        MappedRegion region = object.regions().get(0);
        try (MappedFile file = MappedFile.open(target, object.regions(), region)) {
            ElfFile elf =
                    file.fromMemory()
                            ? ElfFile.readImage(file::read, object.regions())
                            : ElfFile.read(file::read);
            return question.ask(new InterpreterProbe(object, elf));
        } catch (ElfException e) {
            return Optional.empty(); // Not an object that could be loaded: it holds no Python.
        } catch (IOException e) {
            if (!target.alive()) {
                throw target.failure(e);
            }
            return Optional.empty(); // A device, or memory that went away: not an interpreter.
        }
    }

    private UnsupportedInterpreterException tooMuch() {
        return new UnsupportedInterpreterException(
                "Process %d maps so much (%d files) that gilspy no longer looks for Python in it."
                        .formatted(target.pid(), objects.size()),
                "A Python whose library is called libpython, or that is the executable, is found"
                        + " first; this is none.");
    }

    private static GilspyException notPython(Target target) {
        if (!target.alive()) {
            return new NoTargetException("Process " + target.pid() + " has ended.", "");
        }
        if (target.is32Bit()) {
            return new UnsupportedInterpreterException(
                    "Process %d (%s) is a 32-bit program."
                            .formatted(target.pid(), target.executable()),
                    "gilspy reads 64-bit Pythons on Linux x86_64.");
        }
        return new NoTargetException(
                "Process %d (%s) does not run Python.".formatted(target.pid(), target.executable()),
                "List the Python processes: pgrep -af python");
    }

    /** One way to recognise an interpreter. */
    @FunctionalInterface
    private interface Question {
        Optional<RuntimeLocation> ask(InterpreterProbe probe) throws IOException;
    }
}
