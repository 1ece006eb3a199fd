/*
 * Prints, as JSON, the layout of the CPython whose headers it is compiled against: for each struct
 * its size, the members that gilspy reads as [offset, width] in bytes, and the facts about that
 * version which are not offsets. See README.md for how the result is used.
 *
 * A member that CPython only renamed carries its newest name, so that a reader needs one name.
 */
#define Py_BUILD_CORE 1
#include "Python.h"
#include "frameobject.h"
#include "internal/pycore_gil.h"
#include "internal/pycore_pystate.h"
#if PY_VERSION_HEX >= 0x03090000
#include "internal/pycore_interp.h"
#include "internal/pycore_runtime.h"
#endif
#if PY_VERSION_HEX >= 0x030A0000
#include "internal/pycore_moduleobject.h"
#endif
#if PY_VERSION_HEX >= 0x030B0000
#include "internal/pycore_code.h"
#include "internal/pycore_dict.h"
#include "internal/pycore_frame.h"
#endif
#if PY_VERSION_HEX >= 0x030D0000
#include "internal/pycore_object.h"
#endif
#if PY_VERSION_HEX >= 0x030E0000
#include "internal/pycore_interpframe_structs.h"
#include "internal/pycore_stackref.h"
#endif
#include <semaphore.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Since 3.14 a thread of a free-threaded build specialises a copy of the bytecode of its own. */
#if defined(Py_GIL_DISABLED) && PY_VERSION_HEX >= 0x030E0000
#define THREAD_LOCAL_BYTECODE
#endif

/* Before these versions the structs are private to Objects/, so no installed header has them. */
#if PY_VERSION_HEX < 0x030B0000
typedef struct {
    Py_hash_t me_hash;
    PyObject *me_key;
    PyObject *me_value;
} PyDictKeyEntry;

struct _dictkeysobject {
    Py_ssize_t dk_refcnt;
    Py_ssize_t dk_size;
    void *dk_lookup;
    Py_ssize_t dk_usable;
    Py_ssize_t dk_nentries;
    char dk_indices[];
};
#endif
#if PY_VERSION_HEX < 0x030A0000
typedef struct {
    PyObject_HEAD
    PyObject *md_dict;
    void *md_def, *md_state, *md_weaklist, *md_name;
} PyModuleObject;
#endif

/* Python/parking_lot.c keeps it to itself. The semaphore begins with the word that its waiter sleeps on. */
#if PY_VERSION_HEX >= 0x030D0000
struct wait_entry {
    void *park_arg;
    uintptr_t addr;
    sem_t sema;
};
#endif

static int items; /* printed so far on this level of the document, for the commas */

static void comma(const char *indent)
{
    printf("%s\n%s", items++ ? "," : "", indent);
}

static void open_struct(const char *name, size_t size)
{
    comma("    ");
    printf("\"%s\": {\n      \"size\": %zu,\n      \"fields\": {", name, size);
    items = 0;
}

static void close_struct(void)
{
    printf("\n      }\n    }");
    items = 1;
}

static void field(const char *name, size_t offset, size_t width)
{
    comma("        ");
    printf("\"%s\": [%zu, %zu]", name, offset, width);
}

static void number(const char *name, long long value)
{
    comma("    ");
    printf("\"%s\": %lld", name, value);
}

static void word(const char *name, const char *value)
{
    comma("    ");
    printf("\"%s\": \"%s\"", name, value);
}

#define WIDTH(type, member) sizeof(((type *)0)->member)
#define NAMED(name, type, member) field(name, offsetof(type, member), WIDTH(type, member))
#define FIELD(type, member) NAMED(#member, type, member)
/* An array that ends its struct: the width is that of one element. */
#define ARRAY(type, member) field(#member, offsetof(type, member), WIDTH(type, member[0]))

/* The mask of a bit-field in the word that holds it: let the field alone wrap to all ones. */
#define MASK(name, type, owner, member)                                                            \
    do {                                                                                           \
        type object;                                                                               \
        uint32_t bits;                                                                             \
        memset(&object, 0, sizeof object);                                                         \
        object.owner.member--;                                                                     \
        memcpy(&bits, &object.owner, sizeof bits);                                                 \
        number(name, bits);                                                                        \
    } while (0)

static void gil_structs(void)
{
    open_struct("_gil_runtime_state", sizeof(struct _gil_runtime_state));
#ifdef Py_GIL_DISABLED
    FIELD(struct _gil_runtime_state, enabled);
#endif
    FIELD(struct _gil_runtime_state, interval);
    FIELD(struct _gil_runtime_state, last_holder);
    FIELD(struct _gil_runtime_state, locked);
    FIELD(struct _gil_runtime_state, switch_number);
    FIELD(struct _gil_runtime_state, cond);
    FIELD(struct _gil_runtime_state, mutex);
    FIELD(struct _gil_runtime_state, switch_cond);
    FIELD(struct _gil_runtime_state, switch_mutex);
    close_struct();
}

/* Threads are stopped all at once only where they can run all at once. */
static void pause_struct(void)
{
#ifdef Py_GIL_DISABLED
    open_struct("_stoptheworld_state", sizeof(struct _stoptheworld_state));
    FIELD(struct _stoptheworld_state, requested);
    FIELD(struct _stoptheworld_state, world_stopped);
    FIELD(struct _stoptheworld_state, is_global);
    FIELD(struct _stoptheworld_state, requester);
    close_struct();
#endif
}

static void parking_struct(void)
{
#if PY_VERSION_HEX >= 0x030D0000
    open_struct("wait_entry", sizeof(struct wait_entry));
    FIELD(struct wait_entry, addr);
    FIELD(struct wait_entry, sema);
    close_struct();
#endif
}

static void runtime_struct(void)
{
    open_struct("_PyRuntimeState", sizeof(_PyRuntimeState));
#if PY_VERSION_HEX >= 0x030D0000
    FIELD(_PyRuntimeState, debug_offsets);
#endif
    FIELD(_PyRuntimeState, initialized);
#if PY_VERSION_HEX >= 0x03090000
    FIELD(_PyRuntimeState, _finalizing);
#else
    NAMED("_finalizing", _PyRuntimeState, finalizing);
#endif
    FIELD(_PyRuntimeState, interpreters.head);
    FIELD(_PyRuntimeState, interpreters.main);
    FIELD(_PyRuntimeState, main_thread);
#ifdef Py_GIL_DISABLED
    FIELD(_PyRuntimeState, stoptheworld);
#endif
#if PY_VERSION_HEX < 0x030C0000
    FIELD(_PyRuntimeState, ceval.gil);
    FIELD(_PyRuntimeState, gilstate.tstate_current);
#endif
#if PY_VERSION_HEX < 0x03090000
    FIELD(_PyRuntimeState, ceval.eval_breaker);
    FIELD(_PyRuntimeState, ceval.gil_drop_request);
    FIELD(_PyRuntimeState, gc.collecting);
#endif
    close_struct();
}

static void interpreter_struct(void)
{
    open_struct("PyInterpreterState", sizeof(PyInterpreterState));
    FIELD(PyInterpreterState, next);
    FIELD(PyInterpreterState, id);
#if PY_VERSION_HEX >= 0x030B0000
    FIELD(PyInterpreterState, threads.head);
#else
    NAMED("threads.head", PyInterpreterState, tstate_head);
#endif
#if PY_VERSION_HEX >= 0x030D0000
    FIELD(PyInterpreterState, threads.main);
#endif
#if PY_VERSION_HEX >= 0x030C0000
    FIELD(PyInterpreterState, ceval.gil);
    FIELD(PyInterpreterState, ceval.own_gil);
    FIELD(PyInterpreterState, _gil);
    FIELD(PyInterpreterState, imports.modules);
#else
    NAMED("imports.modules", PyInterpreterState, modules);
#endif
#if PY_VERSION_HEX >= 0x03090000 && PY_VERSION_HEX < 0x030D0000
    FIELD(PyInterpreterState, ceval.eval_breaker);
    FIELD(PyInterpreterState, ceval.gil_drop_request);
#endif
#if PY_VERSION_HEX >= 0x03090000
    FIELD(PyInterpreterState, gc.collecting);
#endif
#ifdef Py_GIL_DISABLED
    FIELD(PyInterpreterState, stoptheworld);
#endif
    close_struct();
}

static void thread_struct(void)
{
    open_struct("PyThreadState", sizeof(PyThreadState));
    FIELD(PyThreadState, prev);
    FIELD(PyThreadState, next);
    FIELD(PyThreadState, interp);
#if PY_VERSION_HEX >= 0x030D0000
    FIELD(PyThreadState, eval_breaker);
    FIELD(PyThreadState, state);
    FIELD(PyThreadState, current_frame);
#elif PY_VERSION_HEX >= 0x030B0000
    FIELD(PyThreadState, cframe);
#else
    FIELD(PyThreadState, frame);
#endif
#if PY_VERSION_HEX >= 0x030C0000
    FIELD(PyThreadState, _status);
#endif
#if PY_VERSION_HEX >= 0x030E0000
    FIELD(PyThreadState, holds_gil);
#endif
#if PY_VERSION_HEX >= 0x030F0000
    FIELD(PyThreadState, gil_requested);
#endif
    FIELD(PyThreadState, thread_id);
#if PY_VERSION_HEX >= 0x030B0000
    FIELD(PyThreadState, native_thread_id);
    FIELD(PyThreadState, datastack_chunk);
#endif
    FIELD(PyThreadState, id);
    FIELD(PyThreadState, context_ver); /* in every version right before id */
    close_struct();
}

static void frame_structs(void)
{
#if PY_VERSION_HEX < 0x030B0000
    open_struct("PyFrameObject", sizeof(PyFrameObject));
    FIELD(PyFrameObject, f_back);
    FIELD(PyFrameObject, f_code);
    FIELD(PyFrameObject, f_lasti);
    close_struct();
#else
#if PY_VERSION_HEX < 0x030D0000
    open_struct("_PyCFrame", sizeof(_PyCFrame));
    FIELD(_PyCFrame, current_frame);
    close_struct();
#endif
    open_struct("_PyInterpreterFrame", sizeof(_PyInterpreterFrame));
#if PY_VERSION_HEX < 0x030D0000
    NAMED("f_executable", _PyInterpreterFrame, f_code);
    NAMED("instr_ptr", _PyInterpreterFrame, prev_instr);
#else
    FIELD(_PyInterpreterFrame, f_executable);
    FIELD(_PyInterpreterFrame, instr_ptr);
#endif
    FIELD(_PyInterpreterFrame, previous);
    FIELD(_PyInterpreterFrame, owner);
#ifdef THREAD_LOCAL_BYTECODE
    FIELD(_PyInterpreterFrame, tlbc_index);
#endif
    ARRAY(_PyInterpreterFrame, localsplus);
    close_struct();

    open_struct("_PyStackChunk", sizeof(_PyStackChunk));
    FIELD(_PyStackChunk, previous);
    FIELD(_PyStackChunk, size);
    FIELD(_PyStackChunk, top);
    ARRAY(_PyStackChunk, data);
    close_struct();
#endif
}

static void code_struct(void)
{
    open_struct("PyCodeObject", sizeof(PyCodeObject));
    FIELD(PyCodeObject, co_flags);
    FIELD(PyCodeObject, co_firstlineno);
    FIELD(PyCodeObject, co_filename);
    FIELD(PyCodeObject, co_name);
#if PY_VERSION_HEX >= 0x030A0000
    FIELD(PyCodeObject, co_linetable);
#else
    NAMED("co_linetable", PyCodeObject, co_lnotab);
#endif
#if PY_VERSION_HEX >= 0x030B0000
    FIELD(PyCodeObject, co_qualname);
    NAMED("ob_size", PyCodeObject, ob_base.ob_size);
    FIELD(PyCodeObject, co_nlocalsplus);
    FIELD(PyCodeObject, co_stacksize);
    FIELD(PyCodeObject, _co_firsttraceable);
    ARRAY(PyCodeObject, co_code_adaptive);
#ifdef THREAD_LOCAL_BYTECODE
    FIELD(PyCodeObject, co_tlbc);
    close_struct();

    open_struct("_PyCodeArray", sizeof(_PyCodeArray));
    FIELD(_PyCodeArray, size);
    ARRAY(_PyCodeArray, entries);
#endif
#else
    FIELD(PyCodeObject, co_nlocals);
    FIELD(PyCodeObject, co_stacksize);
    FIELD(PyCodeObject, co_code);
#endif
    close_struct();
}

static void object_structs(void)
{
    open_struct("PyObject", sizeof(PyObject));
    FIELD(PyObject, ob_type);
#ifdef Py_GIL_DISABLED
    FIELD(PyObject, ob_mutex);
#endif
    close_struct();

    open_struct("PyTypeObject", sizeof(PyTypeObject));
    FIELD(PyTypeObject, tp_name);
    FIELD(PyTypeObject, tp_basicsize);
    FIELD(PyTypeObject, tp_itemsize);
    FIELD(PyTypeObject, tp_flags);
    FIELD(PyTypeObject, tp_dictoffset);
    close_struct();

    open_struct("PyHeapTypeObject", sizeof(PyHeapTypeObject));
    FIELD(PyHeapTypeObject, ht_cached_keys);
    close_struct();

    open_struct("PyModuleObject", sizeof(PyModuleObject));
    FIELD(PyModuleObject, md_dict);
    close_struct();
}

static void value_structs(void)
{
    open_struct("PyASCIIObject", sizeof(PyASCIIObject));
    FIELD(PyASCIIObject, length);
    FIELD(PyASCIIObject, state);
    close_struct();

    open_struct("PyCompactUnicodeObject", sizeof(PyCompactUnicodeObject));
    FIELD(PyCompactUnicodeObject, utf8_length);
    close_struct();

    open_struct("PyBytesObject", sizeof(PyBytesObject));
    NAMED("ob_size", PyBytesObject, ob_base.ob_size);
    ARRAY(PyBytesObject, ob_sval);
    close_struct();

    open_struct("PyLongObject", sizeof(PyLongObject));
#if PY_VERSION_HEX >= 0x030C0000
    NAMED("lv_tag", PyLongObject, long_value.lv_tag);
    field("ob_digit", offsetof(PyLongObject, long_value.ob_digit), sizeof(digit));
#else
    NAMED("ob_size", PyLongObject, ob_base.ob_size);
    ARRAY(PyLongObject, ob_digit);
#endif
    close_struct();
}

static void dict_structs(void)
{
    open_struct("PyDictObject", sizeof(PyDictObject));
    FIELD(PyDictObject, ma_used);
    FIELD(PyDictObject, ma_keys);
    FIELD(PyDictObject, ma_values);
    close_struct();

    open_struct("PyDictKeysObject", sizeof(PyDictKeysObject));
#if PY_VERSION_HEX >= 0x030B0000
    FIELD(PyDictKeysObject, dk_log2_size);
    FIELD(PyDictKeysObject, dk_log2_index_bytes);
    FIELD(PyDictKeysObject, dk_kind);
#else
    FIELD(PyDictKeysObject, dk_size);
    FIELD(PyDictKeysObject, dk_lookup);
#endif
    FIELD(PyDictKeysObject, dk_usable);
    FIELD(PyDictKeysObject, dk_nentries);
    field("dk_indices", offsetof(PyDictKeysObject, dk_indices), 0); /* 1, 2, 4 or 8 each */
    close_struct();

    open_struct("PyDictKeyEntry", sizeof(PyDictKeyEntry));
    FIELD(PyDictKeyEntry, me_hash);
    FIELD(PyDictKeyEntry, me_key);
    FIELD(PyDictKeyEntry, me_value);
    close_struct();

#if PY_VERSION_HEX >= 0x030B0000
    open_struct("PyDictUnicodeEntry", sizeof(PyDictUnicodeEntry));
    FIELD(PyDictUnicodeEntry, me_key);
    FIELD(PyDictUnicodeEntry, me_value);
    close_struct();

    open_struct("PyDictValues", sizeof(PyDictValues));
#if PY_VERSION_HEX >= 0x030D0000
    FIELD(PyDictValues, capacity);
    FIELD(PyDictValues, size);
    FIELD(PyDictValues, valid);
#endif
    ARRAY(PyDictValues, values);
    close_struct();
#else
    /* Only a pointer to an array here; the newer versions made it a struct. */
    open_struct("PyDictValues", sizeof(PyObject *));
    field("values", 0, sizeof(PyObject *));
    close_struct();
#endif
}

static void frame_facts(void)
{
#if PY_VERSION_HEX >= 0x030B0000
    word("line_table", "locations311");
#elif PY_VERSION_HEX >= 0x030A0000
    word("line_table", "linetable310");
    number("lasti_unit_bytes", sizeof(_Py_CODEUNIT));
#else
    word("line_table", "lnotab");
    number("lasti_unit_bytes", 1);
#endif
#if PY_VERSION_HEX >= 0x030F0000
    number("frame_owner_skip_mask", 1 << FRAME_OWNED_BY_INTERPRETER);
    number("frame_chain_ends_in_shim", 1);
#elif PY_VERSION_HEX >= 0x030E0000
    number("frame_owner_skip_mask", 1 << FRAME_OWNED_BY_INTERPRETER | 1 << FRAME_OWNED_BY_CSTACK);
    number("frame_chain_ends_in_shim", 1);
#elif PY_VERSION_HEX >= 0x030C0000
    number("frame_owner_skip_mask", 1 << FRAME_OWNED_BY_CSTACK);
    number("frame_chain_ends_in_shim", 1);
#elif PY_VERSION_HEX >= 0x030B0000
    number("frame_owner_skip_mask", 0);
    number("frame_chain_ends_in_shim", 0);
#endif
#if PY_VERSION_HEX >= 0x030B0000
    number("frame_owner_generator", FRAME_OWNED_BY_GENERATOR);
    number("code_unit_bytes", sizeof(_Py_CODEUNIT));
#endif
#if PY_VERSION_HEX >= 0x030E0000
    number("stackref_tag_mask", Py_TAG_BITS);
#else
    number("stackref_tag_mask", 0);
#endif
    number("code_flag_generator_mask", CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR);
}

static void thread_facts(void)
{
#if PY_VERSION_HEX >= 0x030C0000
    MASK("status_active_mask", PyThreadState, _status, active);
#endif
#if PY_VERSION_HEX >= 0x030D0000
#if PY_VERSION_HEX < 0x030E0000
    MASK("status_holds_gil_mask", PyThreadState, _status, holds_gil);
#endif
    number("eval_breaker_gil_drop_request_mask", 1);
    number("thread_state_attached", _Py_THREAD_ATTACHED);
    number("thread_state_suspended", _Py_THREAD_SUSPENDED);
#endif
}

static void object_facts(void)
{
    MASK("unicode_kind_mask", PyASCIIObject, state, kind);
    MASK("unicode_compact_mask", PyASCIIObject, state, compact);
    MASK("unicode_ascii_mask", PyASCIIObject, state, ascii);
    number("long_digit_bits", PyLong_SHIFT);
#if PY_VERSION_HEX >= 0x030C0000
    word("long_sign", "tag");
    number("long_tag_sign_mask", 3);
    number("long_tag_size_shift", 3);
#else
    word("long_sign", "size");
#endif
    number("type_flag_long_subclass", (long long)Py_TPFLAGS_LONG_SUBCLASS);
    number("type_flag_unicode_subclass", (long long)Py_TPFLAGS_UNICODE_SUBCLASS);
    number("type_flag_dict_subclass", (long long)Py_TPFLAGS_DICT_SUBCLASS);
    number("type_flag_heap_type", (long long)Py_TPFLAGS_HEAPTYPE);
}

static void dict_facts(void)
{
#if PY_VERSION_HEX >= 0x030B0000
    number("dict_keys_kind_general", DICT_KEYS_GENERAL);
    number("managed_dict_flag", Py_TPFLAGS_MANAGED_DICT);
#endif
#if PY_VERSION_HEX >= 0x030D0000
    number("managed_dict_offset", MANAGED_DICT_OFFSET);
    word("instance_dict", "inline_values");
    number("inline_values_flag", Py_TPFLAGS_INLINE_VALUES);
    number("inline_values_offset", sizeof(PyObject));
#elif PY_VERSION_HEX >= 0x030C0000
    number("managed_dict_offset", -3 * (int)sizeof(PyObject *));
    word("instance_dict", "tagged_values");
    number("managed_values_tag", 1);
#elif PY_VERSION_HEX >= 0x030B0000
    number("managed_dict_offset", -3 * (int)sizeof(PyObject *));
    word("instance_dict", "separate_values");
    number("managed_values_offset", -4 * (int)sizeof(PyObject *));
#else
    word("instance_dict", "dict_offset");
#endif
}

#if PY_VERSION_HEX >= 0x030D0000
#define AT(member) (long)offsetof(_Py_DebugOffsets, member)

static void entry(const char *name, long position)
{
    comma("      ");
    printf("\"%s\": [%ld]", name, position);
}

static void sum(const char *name, long position, long other)
{
    comma("      ");
    printf("\"%s\": [%ld, %ld]", name, position, other);
}

static void runtime_entries(void)
{
    entry("_PyRuntimeState.sizeof", AT(runtime_state.size));
    entry("_PyRuntimeState._finalizing", AT(runtime_state.finalizing));
    entry("_PyRuntimeState.interpreters.head", AT(runtime_state.interpreters_head));
    entry("PyInterpreterState.sizeof", AT(interpreter_state.size));
    entry("PyInterpreterState.id", AT(interpreter_state.id));
    entry("PyInterpreterState.next", AT(interpreter_state.next));
    entry("PyInterpreterState.threads.head", AT(interpreter_state.threads_head));
    entry("PyInterpreterState.imports.modules", AT(interpreter_state.imports_modules));
    entry("PyInterpreterState.ceval.gil", AT(interpreter_state.ceval_gil));
    entry("PyInterpreterState._gil", AT(interpreter_state.gil_runtime_state));
    sum("PyInterpreterState.gc.collecting", AT(interpreter_state.gc), AT(gc.collecting));
    sum("_gil_runtime_state.locked", AT(interpreter_state.gil_runtime_state_locked),
        -AT(interpreter_state.gil_runtime_state));
    sum("_gil_runtime_state.last_holder", AT(interpreter_state.gil_runtime_state_holder),
        -AT(interpreter_state.gil_runtime_state));
    entry("PyThreadState.sizeof", AT(thread_state.size));
    entry("PyThreadState.prev", AT(thread_state.prev));
    entry("PyThreadState.next", AT(thread_state.next));
    entry("PyThreadState.interp", AT(thread_state.interp));
    entry("PyThreadState.current_frame", AT(thread_state.current_frame));
    entry("PyThreadState.thread_id", AT(thread_state.thread_id));
    entry("PyThreadState.native_thread_id", AT(thread_state.native_thread_id));
    entry("PyThreadState.datastack_chunk", AT(thread_state.datastack_chunk));
    entry("PyThreadState._status", AT(thread_state.status));
#if PY_VERSION_HEX >= 0x030F0000
    entry("PyThreadState.holds_gil", AT(thread_state.holds_gil));
    entry("PyThreadState.gil_requested", AT(thread_state.gil_requested));
#endif
}

static void object_entries(void)
{
    entry("_PyInterpreterFrame.sizeof", AT(interpreter_frame.size));
    entry("_PyInterpreterFrame.previous", AT(interpreter_frame.previous));
    entry("_PyInterpreterFrame.f_executable", AT(interpreter_frame.executable));
    entry("_PyInterpreterFrame.instr_ptr", AT(interpreter_frame.instr_ptr));
    entry("_PyInterpreterFrame.localsplus", AT(interpreter_frame.localsplus));
    entry("_PyInterpreterFrame.owner", AT(interpreter_frame.owner));
#ifdef THREAD_LOCAL_BYTECODE
    entry("_PyInterpreterFrame.tlbc_index", AT(interpreter_frame.tlbc_index));
#endif
    entry("PyCodeObject.sizeof", AT(code_object.size));
    entry("PyCodeObject.co_filename", AT(code_object.filename));
    entry("PyCodeObject.co_name", AT(code_object.name));
    entry("PyCodeObject.co_qualname", AT(code_object.qualname));
    entry("PyCodeObject.co_linetable", AT(code_object.linetable));
    entry("PyCodeObject.co_firstlineno", AT(code_object.firstlineno));
    entry("PyCodeObject.co_code_adaptive", AT(code_object.co_code_adaptive));
#ifdef THREAD_LOCAL_BYTECODE
    entry("PyCodeObject.co_tlbc", AT(code_object.co_tlbc));
#endif
    entry("PyObject.sizeof", AT(pyobject.size));
    entry("PyObject.ob_type", AT(pyobject.ob_type));
    entry("PyTypeObject.sizeof", AT(type_object.size));
    entry("PyTypeObject.tp_name", AT(type_object.tp_name));
    entry("PyTypeObject.tp_flags", AT(type_object.tp_flags));
    entry("PyDictObject.sizeof", AT(dict_object.size));
    entry("PyDictObject.ma_keys", AT(dict_object.ma_keys));
    entry("PyDictObject.ma_values", AT(dict_object.ma_values));
    entry("PyLongObject.sizeof", AT(long_object.size));
    entry("PyLongObject.lv_tag", AT(long_object.lv_tag));
    entry("PyLongObject.ob_digit", AT(long_object.ob_digit));
    entry("PyBytesObject.sizeof", AT(bytes_object.size));
    entry("PyBytesObject.ob_size", AT(bytes_object.ob_size));
    entry("PyBytesObject.ob_sval", AT(bytes_object.ob_sval));
    entry("PyASCIIObject.sizeof", AT(unicode_object.asciiobject_size));
    entry("PyASCIIObject.state", AT(unicode_object.state));
    entry("PyASCIIObject.length", AT(unicode_object.length));
}

static void debug_offsets(void)
{
    printf(",\n  \"debug_offsets\": {\n    \"size\": %zu,\n", sizeof(_Py_DebugOffsets));
    printf("    \"version\": %ld,\n", AT(version));
    printf("    \"free_threaded\": %ld,\n    \"entries\": {", AT(free_threaded));
    items = 0;
    runtime_entries();
    object_entries();
    printf("\n    }\n  }");
}
#else
static void debug_offsets(void) {}
#endif

#ifdef Py_GIL_DISABLED
#define FREE_THREADED "true"
#else
#define FREE_THREADED "false"
#endif

static void structs(void)
{
    printf("  \"structs\": {");
    items = 0;
    gil_structs();
    pause_struct();
    parking_struct();
    runtime_struct();
    interpreter_struct();
    thread_struct();
    frame_structs();
    code_struct();
    object_structs();
    value_structs();
    dict_structs();
    printf("\n  },\n");
}

static void facts(void)
{
    printf("  \"facts\": {");
    items = 0;
    frame_facts();
    thread_facts();
    object_facts();
    dict_facts();
    printf("\n  }");
}

int main(void)
{
    printf("{\n  \"implementation\": \"CPython\",\n  \"platform\": \"x86_64-linux\",\n");
    printf("  \"printed_from\": \"%s\",\n", PY_VERSION);
    printf("  \"version\": [%d, %d],\n", PY_MAJOR_VERSION, PY_MINOR_VERSION);
    printf("  \"free_threaded\": %s,\n", FREE_THREADED);
    structs();
    facts();
    debug_offsets();
    printf("\n}\n");
    return 0;
}
