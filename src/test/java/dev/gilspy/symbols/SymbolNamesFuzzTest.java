package dev.gilspy.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import dev.gilspy.fuzz.Cost;

/** Whatever a symbol is called, its function's name is the beginning of it. */
class SymbolNamesFuzzTest {
    private static final Cost COST = new Cost(1 << 20, 256, 500);

    @FuzzTest
    void anySymbol(@NotNull @WithUtf8Length(max = 1024) String symbol) throws Exception {
        COST.bound(
                symbol.length(), () -> assertThat(symbol).startsWith(SymbolNames.function(symbol)));
    }
}
