/*
 * Stands for a free-threaded CPython that cannot be had here: compiled with -DPy_GIL_DISABLED=1
 * against the headers of a real one, it lays out _PyRuntime, an interpreter, thread states, frames and
 * code objects by CPython's own structs, and has threads do what those say. No Python runs in it.
 *
 * Prints "ready PID" when every thread does what its name says; ends when its input does. The main
 * thread waits for that with no Python frame; the others are in function NAME of threads.py, line 11,
 * which is an instruction in their own copy of the bytecode.
 */
#define Py_BUILD_CORE 1
#include "Python.h"
#include "internal/pycore_code.h"
#include "internal/pycore_debug_offsets.h"
#include "internal/pycore_interp.h"
#include "internal/pycore_interpframe_structs.h"
#include "internal/pycore_pystate.h"
#include "internal/pycore_runtime.h"
#include "internal/pycore_stackref.h"
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

enum { CODE_UNITS = 8, STACK_WORDS = 64 };

_PyRuntimeState _PyRuntime
    __attribute__((section(".PyRuntime"))) = {.debug_offsets = _Py_DebugOffsets_INIT("xdebugpy")};

/* Python/parking_lot.c */
struct wait_entry {
    void *park_arg;
    uintptr_t addr;
    sem_t sema;
};

/* A code object with room for its bytecode. */
struct code {
    PyCodeObject object;
    _Py_CODEUNIT rest[CODE_UNITS];
};

struct text {
    PyASCIIObject header;
    char characters[32];
};

struct bytes {
    PyBytesObject object;
    char rest[8];
};

/* The array of copies has one entry in the headers, and two here. */
struct copies {
    Py_ssize_t size;
    char *entries[2];
};

struct thread {
    const char *name;
    int state;
    void (*act)(struct thread *);
    _PyThreadStateImpl tstate;
    struct code code;
    struct text function, file;
    struct bytes lines;
    struct copies copies;
    _Py_CODEUNIT copy[CODE_UNITS];
    union {
        _PyInterpreterFrame frame;
        uintptr_t words[STACK_WORDS];
    } leaf, shim;
};

static PyTypeObject type_type = {.ob_base.ob_base.ob_type = &type_type, .tp_name = "type"};
static PyTypeObject code_type = {.ob_base.ob_base.ob_type = &type_type, .tp_name = "code"};
static PyTypeObject list_type = {.ob_base.ob_base.ob_type = &type_type, .tp_name = "list"};
static PyObject a_list = {.ob_type = &list_type};
static pthread_barrier_t started;

static void set_text(struct text *text, const char *characters)
{
    text->header.length = strlen(characters);
    text->header.state.kind = PyUnicode_1BYTE_KIND;
    text->header.state.compact = 1;
    text->header.state.ascii = 1;
    strcpy(text->characters, characters);
}

/* The first half of the instructions is of line 10, the second of line 11 (PEP 626's table). */
static void set_code(struct thread *thread)
{
    static const unsigned char lines[] = {0xEB, 0x00, 0xEB, 0x02};
    PyCodeObject *code = &thread->code.object;
    set_text(&thread->function, thread->name);
    set_text(&thread->file, "threads.py");
    memcpy(thread->lines.object.ob_sval, lines, sizeof lines);
    thread->lines.object.ob_base.ob_size = sizeof lines;
    code->ob_base.ob_base.ob_type = &code_type;
    code->ob_base.ob_size = CODE_UNITS;
    code->co_firstlineno = 10;
    code->co_name = code->co_qualname = (PyObject *)&thread->function;
    code->co_filename = (PyObject *)&thread->file;
    code->co_linetable = (PyObject *)&thread->lines;
}

static void set_frames(struct thread *thread)
{
    _PyInterpreterFrame *leaf = &thread->leaf.frame, *shim = &thread->shim.frame;
    thread->copies.size = 2;
    thread->copies.entries[0] = thread->code.object.co_code_adaptive;
    thread->copies.entries[1] = (char *)thread->copy;
    thread->code.object.co_tlbc = (_PyCodeArray *)&thread->copies;
    leaf->tlbc_index = 1;
    leaf->f_executable.bits = (uintptr_t)&thread->code | 1; /* a deferred reference */
    shim->owner = FRAME_OWNED_BY_INTERPRETER;
    leaf->instr_ptr = thread->copy + CODE_UNITS - 2;
    leaf->owner = FRAME_OWNED_BY_THREAD;
    leaf->previous = shim;
    thread->tstate.base.current_frame = leaf;
}

static void announce(void)
{
    pthread_barrier_wait(&started);
}

static void spin(struct thread *thread)
{
    announce();
    for (volatile unsigned long turns = 0;; turns++)
        ;
}

static void sleep_on(struct thread *thread)
{
    announce();
    for (;;)
        pause();
}

static void park(uintptr_t address)
{
    struct wait_entry entry = {.addr = address};
    sem_init(&entry.sema, 0, 0);
    announce();
    for (;;)
        sem_wait(&entry.sema);
}

static void park_suspended(struct thread *thread)
{
    park((uintptr_t)&thread->tstate.base.state);
}

static void park_for_list(struct thread *thread)
{
    park((uintptr_t)&a_list.ob_mutex);
}

static struct thread threads[] = {
    {"attached_spins", _Py_THREAD_ATTACHED, spin},
    {"attached_sleeps", _Py_THREAD_ATTACHED, sleep_on},
    {"detached_spins", _Py_THREAD_DETACHED, spin},
    {"detached_sleeps", _Py_THREAD_DETACHED, sleep_on},
    {"suspended_sleeps", _Py_THREAD_SUSPENDED, sleep_on},
    {"suspended_waits", _Py_THREAD_SUSPENDED, park_suspended},
    {"queues_for_list", _Py_THREAD_DETACHED, park_for_list},
};
enum { THREADS = sizeof threads / sizeof threads[0] };

static void join_list(PyThreadState *tstate, int state)
{
    PyInterpreterState *interp = &_PyRuntime._main_interpreter;
    tstate->interp = interp;
    tstate->thread_id = (unsigned long)pthread_self();
    tstate->native_thread_id = gettid();
    tstate->_status.bound = 1;
    tstate->state = state;
    tstate->next = interp->threads.head;
    if (tstate->next)
        tstate->next->prev = tstate;
    interp->threads.head = tstate;
}

static void *run(void *argument)
{
    static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
    struct thread *thread = argument;
    set_code(thread);
    set_frames(thread);
    pthread_mutex_lock(&list);
    join_list(&thread->tstate.base, thread->state);
    pthread_mutex_unlock(&list);
    thread->act(thread);
    return NULL;
}

static void set_interpreter(void)
{
    static _PyThreadStateImpl main_thread;
    PyInterpreterState *interp = &_PyRuntime._main_interpreter;
    interp->ceval.gil = &interp->_gil;
    interp->_gil.interval = 5000;
    _PyRuntime.interpreters.head = _PyRuntime.interpreters.main = interp;
    _PyRuntime.initialized = 1;
    join_list(&main_thread.base, _Py_THREAD_SUSPENDED);
}

/* attached_spins has stopped the world, all but itself. */
static void stop_the_world(void)
{
    struct _stoptheworld_state *stop = &_PyRuntime._main_interpreter.stoptheworld;
    _PyRuntime.stoptheworld.is_global = 1;
    stop->requester = &threads[0].tstate.base;
    stop->requested = 1;
    stop->world_stopped = 1;
}

int main(void)
{
    char line[80];
    set_interpreter();
    pthread_barrier_init(&started, NULL, THREADS + 1);
    for (int i = 0; i < THREADS; i++) {
        pthread_t id;
        pthread_create(&id, NULL, run, &threads[i]);
    }
    announce();
    stop_the_world();
    printf("ready %d\n", getpid());
    fflush(stdout);
    while (fgets(line, sizeof line, stdin))
        ;
    return 0;
}
