package dev.gilspy.cpython;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.ElfSymbol;
import dev.gilspy.elf.Section;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks one executable or library whether it holds a Python, from the surest sign to the weakest.
 * Facts: since CPython 3.7 the interpreter's state is the exported variable {@code _PyRuntime};
 * since 3.10 it has a section of its own, {@code .PyRuntime}; before 3.7 there is only {@code
 * Py_GetVersion}. PyPy exports {@code pypy_main_startup}.
 */
final class InterpreterProbe {
    private static final String RUNTIME = "_PyRuntime";
    private static final String RUNTIME_SECTION = ".PyRuntime";

    private final MappedObject object;
    private final ElfFile elf;

    InterpreterProbe(MappedObject object, ElfFile elf) {
        this.object = object;
        this.elf = elf;
    }

    /** By the names that survive {@code strip}; cheap. */
    Optional<RuntimeLocation> byExports() throws IOException {
        Optional<ElfSymbol> symbol = elf.dynamicSymbol(RUNTIME);
        if (symbol.isPresent()) {
            return cpython(symbol.get().address(), symbol.get().table());
        }
        Optional<Section> section = elf.section(RUNTIME_SECTION);
        if (section.isPresent() && section.get().address() != 0) {
            return cpython(section.get().address(), RUNTIME_SECTION);
        }
        if (elf.dynamicSymbol("pypy_main_startup").isPresent()) {
            return withoutRuntime(RuntimeLocation.PYPY, VersionText.ofPyPy(elf));
        }
        return elf.dynamicSymbol("Py_GetVersion").isPresent()
                ? withoutRuntime(RuntimeLocation.CPYTHON, VersionText.ofCPython(elf))
                : Optional.empty();
    }

    /** By the full symbol table, which takes reading it. */
    Optional<RuntimeLocation> byAllSymbols() throws IOException {
        Optional<ElfSymbol> symbol = elf.symbol(RUNTIME);
        return symbol.isPresent()
                ? cpython(symbol.get().address(), symbol.get().table())
                : Optional.empty();
    }

    /** By a name of an environment variable that every CPython asks for; finds no address. */
    Optional<RuntimeLocation> byText() throws IOException {
        return VersionText.contains(elf, "PYTHONHASHSEED")
                ? withoutRuntime(RuntimeLocation.CPYTHON, VersionText.ofCPython(elf))
                : Optional.empty();
    }

    private Optional<RuntimeLocation> cpython(long address, String foundBy) throws IOException {
        OptionalLong bias = elf.loadBias(object.regions());
        if (bias.isEmpty()) {
            return Optional.empty(); // Opened as a file of data, not loaded.
        }
        BuildFacts facts = BuildFacts.read(elf, address);
        return Optional.of(
                new RuntimeLocation(
                        RuntimeLocation.CPYTHON,
                        facts.version(),
                        facts.freeThreaded(),
                        address + bias.getAsLong(),
                        foundBy,
                        object.path()));
    }

    private Optional<RuntimeLocation> withoutRuntime(String implementation, PythonVersion version) {
        return Optional.of(
                new RuntimeLocation(implementation, version, false, 0, "", object.path()));
    }
}
