package dev.gilspy.symbols;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.FunctionTable;
import dev.gilspy.elf.Segment;
import dev.gilspy.error.GilspyException;
import dev.gilspy.target.MappedFile;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An executable or library in a target, with the functions seen of it. Reads the file when it is
 * first asked; one that cannot be read has no functions.
 */
final class LoadedObject {
    /** A name takes as much memory as so many functions. */
    private static final int NAME_WEIGHT = 50;

    private static final String VDSO = "[vdso]";

    private final Target target;
    private final List<MappedRegion> regions;
    private final long interpreterAddress;
    private final String library;
    private final Map<Integer, NativeFunction> seen = new HashMap<>();
    private FunctionTable functions;
    private NativeFunction nameless;
    private long bias;

    /**
     * @param regions all that show the file
     * @param interpreterAddress an address in the object that holds CPython; 0 if there is none
     */
    LoadedObject(Target target, List<MappedRegion> regions, long interpreterAddress) {
        this.target = target;
        this.regions = regions;
        this.interpreterAddress = interpreterAddress;
        this.library = nameOf(regions.get(0).path());
        this.nameless = new NativeFunction(library, "", false);
    }

    static String nameOf(String path) {
        return path.isEmpty()
                ? NativeFunction.ANONYMOUS
                : path.substring(path.lastIndexOf('/') + 1);
    }

    List<MappedRegion> regions() {
        return regions;
    }

    /** Whether its functions are in memory. */
    boolean read() {
        return functions != null;
    }

    /** How many functions are kept in memory, those that have been named counting as more. */
    int size() {
        return functions == null ? 0 : functions.size() + NAME_WEIGHT * seen.size();
    }

    /** Gives the memory back; the file is read again when it is asked again. */
    void forget() {
        functions = null;
        seen.clear();
    }

    NativeFunction at(long address) {
        if (functions == null) {
            load();
        }
        int index = functions.find(address - bias);
        return index == FunctionTable.NONE ? nameless : seen.computeIfAbsent(index, this::named);
    }

    private void load() {
        functions = FunctionTable.EMPTY;
        MappedRegion first = regions.get(0);
        if (!first.hasFile() && !first.path().equals(VDSO)) {
            return;
        }
        try (MappedFile file = MappedFile.open(target, regions, first)) {
            ElfFile elf =
                    file.fromMemory()
                            ? ElfFile.readImage(file::read, regions)
                            : ElfFile.read(file::read);
            OptionalLong loadedAt = elf.loadBias(regions);
            if (loadedAt.isPresent()) {
                bias = loadedAt.getAsLong();
                nameless = new NativeFunction(library, "", holdsInterpreter(elf));
                functions = elf.functions();
            }
        } catch (IOException | GilspyException e) {
            // Not a library, or gone, or forbidden: then its name is all there is to say.
        }
    }

    private boolean holdsInterpreter(ElfFile elf) {
        return elf.segments().stream()
                .filter(Segment::loaded)
                .anyMatch(
                        segment ->
                                Long.compareUnsigned(
                                                interpreterAddress - bias - segment.address(),
                                                segment.memorySize())
                                        < 0);
    }

    private NativeFunction named(int index) {
        try (MappedFile file = MappedFile.open(target, regions, regions.get(0))) {
            String symbol = functions.name(index, file::read);
            return new NativeFunction(
                    library, SymbolNames.function(symbol), nameless.interpreter());
        } catch (IOException | GilspyException e) {
            return nameless; // The target has ended, or the file was cut off.
        }
    }
}
