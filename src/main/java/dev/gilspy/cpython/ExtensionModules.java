package dev.gilspy.cpython;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.Segment;
import dev.gilspy.target.MappedFile;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The extension modules that a target has loaded, known by what their files export. */
final class ExtensionModules {
    /** More are not looked into: it is one of the first, or nobody reads that far. */
    private static final int MOST = 500;

    /** Include/moduleobject.h: the slot Py_mod_gil, and its value Py_MOD_GIL_NOT_USED. */
    private static final byte[] NEEDS_NO_GIL =
            ByteBuffer.allocate(2 * Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(4)
                    .putLong(1)
                    .array();

    /** By this call a module with a single-phase initialisation declares it. */
    private static final String DECLARING_CALL = "PyUnstable_Module_SetGIL";

    private ExtensionModules() {}

    /** Those that are loaded now, by address. */
    static List<ExtensionModule> of(Target target) {
        List<MappedRegion> maps = target.maps();
        List<ExtensionModule> modules = new ArrayList<>();
        for (MappedObject object : MappedObject.in(maps, target.executable())) {
            if (modules.size() < MOST) {
                read(target, maps, object).ifPresent(modules::add);
            }
        }
        return modules;
    }

    private static Optional<ExtensionModule> read(
            Target target, List<MappedRegion> maps, MappedObject object) {
        String file = object.path().substring(object.path().lastIndexOf('/') + 1);
        String name = file.split("\\.", 2)[0];
        if (name.startsWith("lib") || !file.endsWith(".so")) {
            return Optional.empty(); // An ordinary library: PyInit_ would have to follow its name.
        }
        try (MappedFile mapped = MappedFile.open(target, maps, object.regions().get(0))) {
            ElfFile elf =
                    mapped.fromMemory()
                            ? ElfFile.readImage(mapped::read, object.regions())
                            : ElfFile.read(mapped::read);
            return elf.dynamicSymbol("PyInit_" + name).isPresent()
                    ? Optional.of(new ExtensionModule(name, object.path(), declares(elf)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Mapped as data, or gone meanwhile.
        }
    }

    /** A module's slots are constants that hold addresses too, so they are where data is. */
    private static boolean declares(ElfFile elf) throws IOException {
        List<Long> found = new ArrayList<>();
        for (Segment segment : elf.segments()) {
            if (segment.loaded() && segment.writable()) {
                elf.scan(segment, NEEDS_NO_GIL, found::add);
            }
        }
        boolean slot = found.stream().anyMatch(offset -> offset % Long.BYTES == 0);
        return slot || VersionText.contains(elf, DECLARING_CALL);
    }
}
