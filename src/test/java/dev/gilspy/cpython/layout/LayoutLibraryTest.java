package dev.gilspy.cpython.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gilspy.error.UnsupportedInterpreterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutLibraryTest {

    @Test
    void knowsTheVersionsItShips() {
        assertThat(LayoutLibrary.known())
                .startsWith("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15")
                .endsWith("3.13t", "3.14t", "3.15t");
    }

    @Test
    void findsNothingForAVersionWithoutATable() {
        assertThat(LayoutLibrary.find(2, 7)).isEmpty();
        assertThat(LayoutLibrary.find(3, 7)).isEmpty();
        assertThat(LayoutLibrary.find(3, 12, true)).isEmpty();
    }

    /** Read from live interpreters by other means before these tables were printed. */
    @ParameterizedTest
    @CsvSource({
        "8, _PyRuntimeState, ceval.gil, 1152",
        "9, _PyRuntimeState, gilstate.tstate_current, 568",
        "10, PyThreadState, frame, 24",
        "11, PyThreadState, native_thread_id, 160",
        "11, _PyCFrame, current_frame, 8",
        "12, PyInterpreterState, ceval.gil, 384",
        "12, _PyInterpreterFrame, owner, 70",
        "13, PyThreadState, current_frame, 72",
        "13, PyCodeObject, co_code_adaptive, 200",
        "14, PyThreadState, holds_gil, 36",
        "14, _PyInterpreterFrame, owner, 74",
        "15, PyThreadState, gil_requested, 40",
        "15, PyThreadState, native_thread_id, 184",
    })
    void placesMembersWhereLiveInterpretersHaveThem(
            int minor, String struct, String member, int offset) {
        assertThat(layout(minor).offset(struct, member)).isEqualTo(offset);
    }

    /** 3.13's read from a live build; the others by a debugger from compiled headers. */
    @ParameterizedTest
    @CsvSource({
        "13, _gil_runtime_state, enabled, 0",
        "13, _gil_runtime_state, switch_number, 32",
        "13, PyInterpreterState, stoptheworld, 10744",
        "13, _PyRuntimeState, stoptheworld, 10336",
        "13, PyThreadState, state, 40",
        "13, PyObject, ob_type, 24",
        "14, PyInterpreterState, stoptheworld, 10848",
        "14, PyThreadState, state, 44",
        "14, _PyInterpreterFrame, tlbc_index, 72",
        "14, PyCodeObject, co_tlbc, 224",
        "15, PyInterpreterState, stoptheworld, 10800",
        "15, PyThreadState, state, 48",
        "15, PyCodeObject, co_code_adaptive, 232",
    })
    void placesMembersOfFreeThreadedBuilds(int minor, String struct, String member, int offset) {
        Layout layout = LayoutLibrary.find(3, minor, true).orElseThrow();
        assertThat(layout.freeThreaded()).isTrue();
        assertThat(layout.offset(struct, member)).isEqualTo(offset);
        assertThat(layout(minor).freeThreaded()).isFalse();
        assertThat(layout(minor).has("_stoptheworld_state")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8, lnotab",
        "9, lnotab",
        "10, linetable310",
        "11, locations311",
        "12, locations311",
        "13, locations311",
        "14, locations311",
        "15, locations311",
    })
    void tellsTheShapeOfTheLineTable(int minor, String shape) {
        assertThat(layout(minor).word("line_table")).isEqualTo(shape);
    }

    @Test
    void tellsWhatAVersionLacks() {
        Layout layout = layout(10);
        assertThat(layout.has("PyThreadState", "thread_id")).isTrue();
        assertThat(layout.has("PyThreadState", "native_thread_id")).isFalse();
        assertThat(layout.has("_PyInterpreterFrame", "owner")).isFalse();
        assertThatThrownBy(() -> layout.offset("PyThreadState", "native_thread_id"))
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining("PyThreadState has no member native_thread_id");
        assertThatThrownBy(() -> layout.struct("_PyInterpreterFrame"))
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining("3.10 has no struct _PyInterpreterFrame");
        assertThatThrownBy(() -> layout.fact("status_active_mask"))
                .isInstanceOf(UnsupportedInterpreterException.class)
                .hasMessageContaining("status_active_mask");
    }

    private static Layout layout(int minor) {
        return LayoutLibrary.find(3, minor).orElseThrow();
    }
}
