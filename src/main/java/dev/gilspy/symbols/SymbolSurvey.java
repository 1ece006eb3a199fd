package dev.gilspy.symbols;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.Section;
import dev.gilspy.error.GilspyException;
import dev.gilspy.target.MappedFile;
import dev.gilspy.target.MappedRegion;
import dev.gilspy.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * For how many functions of a target's native code there are names, by what its files have.
 *
 * @param complete names of files that name all of their functions
 * @param exported names of those that were stripped: they name what they export
 * @param closed names of those that cannot be opened, such as deleted ones; what is in memory of
 *     them names what they export
 * @param left how many more files there are, at which we did not look
 */
public record SymbolSurvey(
        List<String> complete, List<String> exported, List<String> closed, int left) {
    /** A target may map any number of files, and each costs a millisecond. */
    private static final int MOST_FILES = 200;

    /** Looks at the headers of each file that the target runs code of. */
    public static SymbolSurvey of(Target target) {
        Collection<List<MappedRegion>> files = NativeCode.byObject(target.maps());
        files.removeIf(regions -> !regions.get(0).hasFile());
        SymbolSurvey survey =
                new SymbolSurvey(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        Math.max(0, files.size() - MOST_FILES));
        files.stream().limit(MOST_FILES).forEach(regions -> survey.add(target, regions));
        return survey;
    }

    private void add(Target target, List<MappedRegion> regions) {
        MappedRegion first = regions.get(0);
        String name = LoadedObject.nameOf(first.path());
        try (MappedFile file = MappedFile.open(target, regions, first)) {
            if (file.fromMemory()) {
                closed.add(name);
            } else if (namesAll(ElfFile.read(file::read))) {
                complete.add(name);
            } else {
                exported.add(name);
            }
        } catch (IOException | GilspyException e) {
            closed.add(name); // No library, or gone by now.
        }
    }

    private static boolean namesAll(ElfFile file) {
        return file.section(".symtab").filter(Section::stored).isPresent();
    }
}
