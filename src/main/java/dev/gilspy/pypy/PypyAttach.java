package dev.gilspy.pypy;

import dev.gilspy.cpython.RuntimeLocation;
import dev.gilspy.elf.ElfException;
import dev.gilspy.elf.ElfFile;
import dev.gilspy.error.UnsupportedInterpreterException;
import dev.gilspy.memory.RemoteMemory;
import dev.gilspy.pypy.GilCode.Place;
import dev.gilspy.target.MappedFile;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds PyPy's GIL and its threads, once, when attaching. */
public final class PypyAttach {
    private final Target target;
    private final RuntimeLocation location;
    private final RemoteMemory memory;
    private final ThreadListFinder finder;
    private final List<MappedRegion> regions;
    private final Place place;

    /**
     * Finds what the library's file tells.
     *
     * @throws UnsupportedInterpreterException if its code does not tell where the GIL is
     * @throws dev.gilspy.error.NoTargetException if the process has ended
     */
    public PypyAttach(Target target, RuntimeLocation location, RemoteMemory memory) {
        this.target = target;
        this.location = location;
        this.memory = memory;
        this.finder = new ThreadListFinder(memory);
        List<MappedRegion> maps = target.maps();
        this.regions = maps.stream().filter(this::showsLibrary).toList();
        this.place = placeIn(maps).orElseThrow(this::unknownBuild);
    }

    private boolean showsLibrary(MappedRegion region) {
        return region.hasFile() && region.path().equals(location.objectPath());
    }

    private Optional<Place> placeIn(List<MappedRegion> maps) {
        if (regions.isEmpty()) {
            return Optional.empty();
        }
        try (MappedFile file = MappedFile.open(target, maps, regions.get(0))) {
            ElfFile elf =
                    file.fromMemory()
                            ? ElfFile.readImage(file::read, regions)
                            : ElfFile.read(file::read);
            long bias = elf.loadBias(regions).orElse(0);
            return new GilCode(elf).find().map(found -> found.movedBy(bias));
        } catch (ElfException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw target.failure(e);
        }
    }

    /**
     * Attaches.
     *
     * @return empty while the interpreter is still starting up
     * @throws dev.gilspy.memory.RemoteReadException if it cannot be read
     */
    public Optional<PypyProcess> attach() {
        Optional<Long> head =
                regions.stream()
                        .filter(MappedRegion::writable)
                        .flatMap(region -> finder.head(region).stream())
                        .findFirst();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        long first = memory.readLong(head.get() + ThreadListFinder.NEXT_AT);
        return finder.identOffset(first)
                .map(
                        identOffset ->
                                new PypyProcess(
                                        memory,
                                        location.version(),
                                        place.word(),
                                        place.locksFrom(),
                                        place.locksTo(),
                                        head.get(),
                                        identOffset));
    }

    private UnsupportedInterpreterException unknownBuild() {
        return new UnsupportedInterpreterException(
                "The process runs %s (%s), in whose code its GIL cannot be found."
                        .formatted(location.describe(), location.objectPath()),
                "gilspy reads PyPy 7.3 to 8.0, on Linux x86_64.");
    }
}
