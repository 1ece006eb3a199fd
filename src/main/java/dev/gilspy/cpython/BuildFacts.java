package dev.gilspy.cpython;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.ElfSymbol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What a CPython's file says of its build.
 *
 * <ul>
 *   <li>Since CPython 3.11 the constant {@code Py_Version} holds PY_VERSION_HEX.
 *   <li>Since 3.13 {@code _PyRuntime} begins with {@code _Py_DebugOffsets}: the bytes {@code
 *       xdebugpy}, then as 64-bit numbers PY_VERSION_HEX and whether the build is free-threaded.
 *   <li>Before, only the text of the version is there.
 * </ul>
 */
record BuildFacts(PythonVersion version, boolean freeThreaded) {
    private static final long COOKIE = 0x7970_6775_6265_6478L; // "xdebugpy", little-endian
    private static final int COOKIE_BYTES = 3 * Long.BYTES;

    /**
     * @param runtime virtual address of {@code _PyRuntime} in the file
     */
    static BuildFacts read(ElfFile elf, long runtime) throws IOException {
        Optional<ByteBuffer> head = read(elf, runtime, COOKIE_BYTES);
        if (head.isPresent() && head.get().getLong(0) == COOKIE) {
            return new BuildFacts(
                    PythonVersion.ofHex((int) head.get().getLong(8)), head.get().getLong(16) != 0);
        }
        Optional<PythonVersion> exported = versionAt(elf, elf.dynamicSymbol("Py_Version"));
        if (exported.isPresent()) {
            return new BuildFacts(exported.get(), false);
        }
        PythonVersion text = VersionText.ofCPython(elf);
        // The full symbol table comes last: it may be large, and tells only what exports would.
        PythonVersion version =
                text.equals(PythonVersion.UNKNOWN)
                        ? versionAt(elf, elf.symbol("Py_Version")).orElse(text)
                        : text;
        return new BuildFacts(version, false);
    }

    private static Optional<PythonVersion> versionAt(ElfFile elf, Optional<ElfSymbol> symbol)
            throws IOException {
        Optional<ByteBuffer> hex =
                symbol.isPresent()
                        ? read(elf, symbol.get().address(), Integer.BYTES)
                        : Optional.empty();
        return hex.map(bytes -> PythonVersion.ofHex(bytes.getInt(0)));
    }

    /** Empty if the file has no bytes there, as for .bss. */
    private static Optional<ByteBuffer> read(ElfFile elf, long address, int length)
            throws IOException {
        if (elf.offsetOf(address).isEmpty() || elf.offsetOf(address + length - 1).isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        elf.readAt(address, bytes);
        return Optional.of(bytes);
    }
}
