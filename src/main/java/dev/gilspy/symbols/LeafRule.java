package dev.gilspy.symbols;

import java.util.List;
import java.util.Set;

/**
 * Which native functions are worth showing on top of a Python stack. Outside of the interpreter
 * each is: it tells which library works. Inside, those that say what Python works at ({@code
 * sre_ucs1_match}, {@code long_mul}, {@code dict_merge}) are, and those that only carry Python from
 * one line to the next are not: the Python frame below says the same, and better.
 */
public final class LeafRule {
    /** Evaluating bytecode, calling and returning; what these do is in the Python stack. */
    private static final List<String> CARRIERS =
            List.of(
                    "_PyEval_", // the loop itself, its entries, and its calls to itself
                    "PyEval_Eval",
                    "_PyEvalFrame", // pushing and popping frames
                    "_PyFrame_",
                    "PyFrame_",
                    "_PyThreadState_PushFrame",
                    "_PyThreadState_PopFrame",
                    "_PyFunction_", // calling a Python function
                    "function_code_fastcall",
                    "_PyObject_Call", // calling anything
                    "_PyObject_FastCall",
                    "_PyObject_MakeTpCall",
                    "_PyObject_Vectorcall",
                    "PyObject_Call",
                    "PyObject_Vectorcall",
                    "_PyVectorcall",
                    "PyVectorcall",
                    "object_vacall",
                    "method_vectorcall",
                    "cfunction_vectorcall",
                    "cfunction_call",
                    "_PyCFunction_",
                    "_PyMethodDef_RawFastCall",
                    "vectorcall_",
                    "PyIter_Send", // resuming a generator
                    "gen_send_ex");

    /** The same, where a beginning would take in too much. */
    private static final Set<String> CARRYING =
            Set.of(
                    "call_function",
                    "do_call_core",
                    "call_trampoline",
                    "initialize_locals",
                    "clear_thread_frame",
                    "frame_dealloc",
                    "take_gil", // shown as the state, not as a place
                    "drop_gil",
                    "handle_eval_breaker",
                    "eval_frame_handle_pending",
                    "_Py_HandlePending",
                    "_Py_CheckFunctionResult",
                    "_Py_CheckRecursiveCall",
                    "_Py_EnterRecursiveCall");

    private LeafRule() {}

    /**
     * Whether a function adds to the Python stack below it. In the interpreter one without a name
     * does not: there is no telling it from a part of the loop.
     */
    public static boolean shows(NativeFunction function) {
        String name = function.function();
        if (!function.interpreter()) {
            return true;
        }
        return !name.isEmpty()
                && !CARRYING.contains(name)
                && CARRIERS.stream().noneMatch(name::startsWith);
    }
}
