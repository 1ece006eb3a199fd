package dev.gilspy.source.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstructionsTest {
    private final Instructions instructions = new Instructions();

    @Test
    void anInstructionKeepsItsLeaf() {
        int first = instructions.leaf(0x7f00_1234_5678L);
        int second = instructions.leaf(0x7f00_1234_567cL);

        assertThat(first).isNegative().isNotEqualTo(second);
        assertThat(second).isNegative();
        assertThat(instructions.leaf(0x7f00_1234_5678L)).isEqualTo(first);
        assertThat(instructions.address(second)).isEqualTo(0x7f00_1234_567cL);
    }

    @Test
    void instructionsOfOneFunctionBecomeOneLeaf() {
        int first = instructions.leaf(0x1000);
        int second = instructions.leaf(0x1004);
        instructions.same(first, first);
        instructions.same(second, first);

        assertThat(instructions.leaf(0x1004)).isEqualTo(first);
        assertThat(instructions.leaf(0x1000)).isEqualTo(first);
    }

    @Test
    void whatIsNothingToShowIsNoLeaf() {
        int leaf = instructions.leaf(0x1000);
        instructions.nothing(leaf);

        assertThat(instructions.leaf(0x1000)).isEqualTo(Instructions.NO_LEAF);
        assertThat(instructions.leaf(0x1004)).isNegative();
    }

    @Test
    void thoseThatComeTooLateHaveNoLeaf() {
        int most = 1 << 18;
        for (long address = 1; address <= most; address++) {
            assertThat(instructions.leaf(address << 2)).isNegative();
        }
        assertThat(instructions.leaf((most + 1L) << 2)).isEqualTo(Instructions.NO_LEAF);
        assertThat(instructions.leaf(4)).isNegative();
    }
}
