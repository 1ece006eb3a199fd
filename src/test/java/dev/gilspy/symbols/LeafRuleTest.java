package dev.gilspy.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_PyEval_EvalFrameDefault",
                "_PyEval_Vector",
                "_PyFunction_Vectorcall",
                "PyObject_Vectorcall",
                "_PyFrame_Push",
                "take_gil",
                ""
            })
    void whatOnlyCarriesPythonIsNoLeaf(String function) {
        assertThat(LeafRule.shows(interpreter(function))).isFalse();
        assertThat(LeafRule.shows(new NativeFunction("other.so", function, false))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sre_ucs1_match", "long_mul", "PyDict_Merge", "list_sort_impl"})
    void whatPythonWorksAtIsALeaf(String function) {
        assertThat(LeafRule.shows(interpreter(function))).isTrue();
    }

    @Test
    void aFunctionIsCalledAsInTheSource() {
        assertThat(SymbolNames.function("_PyEval_EvalFrameDefault.cold"))
                .isEqualTo("_PyEval_EvalFrameDefault");
        assertThat(SymbolNames.function("sre_search.constprop.0.isra.3")).isEqualTo("sre_search");
        assertThat(SymbolNames.function("memcpy@@GLIBC_2.14")).isEqualTo("memcpy");
        assertThat(SymbolNames.function("_ZN4core3fmt9Formatter3padE"))
                .isEqualTo("_ZN4core3fmt9Formatter3padE");
        assertThat(SymbolNames.function("main.colder")).isEqualTo("main.colder");
        assertThat(SymbolNames.function(".plt")).isEqualTo(".plt");
    }

    private static NativeFunction interpreter(String function) {
        return new NativeFunction("libpython3.12.so.1.0", function, true);
    }
}
