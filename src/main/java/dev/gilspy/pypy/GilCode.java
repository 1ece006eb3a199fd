package dev.gilspy.pypy;

import dev.gilspy.elf.ElfFile;
import dev.gilspy.elf.Segment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds PyPy's GIL, which no symbol names, by the code that uses it. Taking it is one {@code lock
 * cmpxchg} on the variable {@code rpy_fastgil}, which the compiler puts wherever RPython code comes
 * back from a call that released it: more than 600 times in a library, against three others. Its
 * two mutexes and its condition variable are static variables of the same C file, and so lie beside
 * it. PyPy, rpython/translator/c/src/thread_gil.c. Checked with PyPy 7.3.11, 7.3.19 and 8.0.1.
 */
final class GilCode {
    /** {@code lock cmpxchg r64, m64}, without the ModRM byte, for each half of the registers. */
    private static final byte[][] COMPARE_AND_SWAP = {
        {(byte) 0xf0, 0x48, 0x0f, (byte) 0xb1}, {(byte) 0xf0, 0x4c, 0x0f, (byte) 0xb1}
    };

    /** {@code lea r64, m}: how C code takes the address of what it locks. */
    private static final byte[][] TAKE_ADDRESS = {{0x48, (byte) 0x8d}, {0x4c, (byte) 0x8d}};

    private static final int FEWEST_USES = 32;
    private static final double CLEAR_MAJORITY = 0.9;

    /** The last of the three lies 0x80 away in every build seen; the next variable at 0x140. */
    private static final int NEAR_BYTES = 0x100;

    /** sizeof(pthread_cond_t), the bigger of the two kinds, in glibc and musl. */
    private static final int LOCK_BYTES = 48;

    private final ElfFile elf;

    GilCode(ElfFile elf) {
        this.elf = elf;
    }

    /**
     * Where the GIL is.
     *
     * @param word rpy_fastgil
     * @param locksFrom first byte of the mutexes and the condition variable that threads wait on
     * @param locksTo behind their last byte
     */
    record Place(long word, long locksFrom, long locksTo) {
        /** The same in the target, where the file was loaded somewhere else. */
        Place movedBy(long bias) {
            return new Place(word + bias, locksFrom + bias, locksTo + bias);
        }
    }

    /** Empty if the code does not tell. */
    Optional<Place> find() throws IOException {
        Optional<Long> word = word();
        return word.isPresent() ? place(word.get()) : Optional.empty();
    }

    private Optional<Long> word() throws IOException {
        Map<Long, Integer> uses = new HashMap<>();
        for (byte[] opcode : COMPARE_AND_SWAP) {
            elf.scanReferences(opcode, target -> uses.merge(target, 1, Integer::sum));
        }
        int all = uses.values().stream().mapToInt(Integer::intValue).sum();
        return uses.entrySet().stream()
                .max(Entry.comparingByValue())
                .filter(most -> most.getValue() >= Math.max(FEWEST_USES, CLEAR_MAJORITY * all))
                .map(Entry::getKey)
                .filter(this::isVariable);
    }

    private boolean isVariable(long address) {
        return address % Long.BYTES == 0
                && elf.segments().stream()
                        .filter(segment -> segment.loaded() && segment.writable())
                        .anyMatch(segment -> inMemory(segment, address));
    }

    private static boolean inMemory(Segment segment, long address) {
        return Long.compareUnsigned(address - segment.address(), segment.memorySize()) < 0;
    }

    private Optional<Place> place(long word) throws IOException {
        TreeSet<Long> locks = new TreeSet<>();
        for (byte[] opcode : TAKE_ADDRESS) {
            elf.scanReferences(
                    opcode,
                    target -> {
                        if (target != word && Math.abs(target - word) <= NEAR_BYTES) {
                            locks.add(target);
                        }
                    });
        }
        return locks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(word, locks.first(), locks.last() + LOCK_BYTES));
    }
}
