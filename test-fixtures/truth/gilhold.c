/*
 * gilhold: threads that hold, release and ask for the GIL at moments that they log.
 *
 * Between a thread's first and last cycle no Python code runs, so the log is the whole truth: from
 * "got" to "drop" the thread holds the GIL, from "ask" to "got" it waits for it, and for the rest
 * it is outside. All moments are nanoseconds on CLOCK_MONOTONIC.
 *
 *     gilhold.run(index, hold, outside, seed)    hold, outside: (mean_ns, spread, manner)
 *     gilhold.await_cycles(threads, cycles)      until each of the first threads has done so many
 *     gilhold.stop()                             every thread ends after its cycle
 *     gilhold.log(index)                         (tid, ended, bytes), ended being the moment at which
 *                                                the last cycle was over, and the bytes int64 ask,
 *                                                got, drop, dropped for each cycle
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <math.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { MAX_THREADS = 64, MAX_CYCLES = 1000000 };

/* No exponentially spread duration is longer than this many times its mean. */
static const double LONGEST_SPREAD = 10;

struct cycle {
    int64_t ask;     /* PyEval_RestoreThread is called */
    int64_t got;     /* it has returned: the hold begins */
    int64_t drop;    /* PyEval_SaveThread is called: the hold ends */
    int64_t dropped; /* it has returned */
};

struct pastime {
    long long mean_ns;
    int exponential;
    int spinning;
};

struct worker {
    struct cycle *cycles;
    atomic_long done;
    long tid;
    int64_t ended;
    struct pastime hold, outside;
    uint64_t random;
};

static struct worker workers[MAX_THREADS];
static atomic_int stopping;

static int64_t now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000000LL + at.tv_nsec;
}

/* xorshift64*: (0, 1] */
static double next_uniform(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (double)(((*state * 0x2545F4914F6CDD1DULL) >> 11) + 1) / 9007199254740992.0;
}

static int64_t next_duration(const struct pastime *pastime, uint64_t *random)
{
    if (!pastime->exponential)
        return pastime->mean_ns;
    return pastime->mean_ns * fmin(-log(next_uniform(random)), LONGEST_SPREAD);
}

static void pass(const struct pastime *pastime, uint64_t *random)
{
    int64_t duration = next_duration(pastime, random);
    int64_t end = now() + duration;
    if (!pastime->spinning) {
        struct timespec nap = { duration / 1000000000, duration % 1000000000 };
        nanosleep(&nap, NULL);
        return;
    }
    while (now() < end)
        ;
}

static PyThreadState *do_cycle(struct worker *worker, struct cycle *cycle, PyThreadState *tstate)
{
    cycle->ask = now();
    PyEval_RestoreThread(tstate);
    cycle->got = now();
    pass(&worker->hold, &worker->random);
    cycle->drop = now();
    tstate = PyEval_SaveThread();
    cycle->dropped = now();
    pass(&worker->outside, &worker->random);
    return tstate;
}

static PyObject *not_a_worker(int index)
{
    return PyErr_Format(PyExc_ValueError, "no worker %d, there are %d", index, MAX_THREADS);
}

/* "O&" converter of (mean_ns, "fixed" | "exponential", "sleep" | "spin"). */
static int to_pastime(PyObject *tuple, void *into)
{
    struct pastime *pastime = into;
    const char *spread, *manner;
    if (!PyArg_ParseTuple(tuple, "Lss", &pastime->mean_ns, &spread, &manner))
        return 0;
    pastime->exponential = strcmp(spread, "exponential") == 0;
    pastime->spinning = strcmp(manner, "spin") == 0;
    return 1;
}

static PyObject *run(PyObject *module, PyObject *args)
{
    int index;
    struct worker settings = { 0 };
    if (!PyArg_ParseTuple(args, "iO&O&K", &index, to_pastime, &settings.hold, to_pastime,
                          &settings.outside, &settings.random))
        return NULL;
    if (index < 0 || index >= MAX_THREADS)
        return not_a_worker(index);
    struct worker *worker = &workers[index];
    worker->hold = settings.hold;
    worker->outside = settings.outside;
    worker->random = settings.random | 1; /* the generator must not start from 0 */
    worker->tid = syscall(SYS_gettid);
    worker->cycles = malloc(MAX_CYCLES * sizeof *worker->cycles);
    if (!worker->cycles)
        return PyErr_NoMemory();

    long done = 0;
    PyThreadState *tstate = PyEval_SaveThread();
    /* Touched now, so that no page fault lengthens a hold. */
    memset(worker->cycles, 0, MAX_CYCLES * sizeof *worker->cycles);
    while (!atomic_load(&stopping) && done < MAX_CYCLES) {
        tstate = do_cycle(worker, &worker->cycles[done], tstate);
        atomic_store(&worker->done, ++done);
    }
    worker->ended = now();
    PyEval_RestoreThread(tstate);
    if (done == MAX_CYCLES)
        return PyErr_Format(PyExc_OverflowError, "the log of worker %d is full", index);
    Py_RETURN_NONE;
}

static PyObject *await_cycles(PyObject *module, PyObject *args)
{
    int threads;
    long cycles;
    if (!PyArg_ParseTuple(args, "il", &threads, &cycles))
        return NULL;
    if (threads < 0 || threads > MAX_THREADS)
        return not_a_worker(threads);
    const struct timespec nap = { 0, 1000000 };
    PyThreadState *tstate = PyEval_SaveThread();
    for (int i = 0; i < threads; i++)
        while (atomic_load(&workers[i].done) < cycles)
            nanosleep(&nap, NULL);
    PyEval_RestoreThread(tstate);
    Py_RETURN_NONE;
}

static PyObject *stop(PyObject *module, PyObject *unused)
{
    atomic_store(&stopping, 1);
    Py_RETURN_NONE;
}

static PyObject *get_log(PyObject *module, PyObject *args)
{
    int index;
    if (!PyArg_ParseTuple(args, "i", &index))
        return NULL;
    if (index < 0 || index >= MAX_THREADS)
        return not_a_worker(index);
    struct worker *worker = &workers[index];
    Py_ssize_t length = atomic_load(&worker->done) * sizeof *worker->cycles;
    return Py_BuildValue("lLy#", worker->tid, (long long)worker->ended,
                         (const char *)worker->cycles, length);
}

static PyMethodDef methods[] = {
    { "run", run, METH_VARARGS, NULL },
    { "await_cycles", await_cycles, METH_VARARGS, NULL },
    { "stop", stop, METH_NOARGS, NULL },
    { "log", get_log, METH_VARARGS, NULL },
    { NULL, NULL, 0, NULL },
};

static struct PyModuleDef definition = { PyModuleDef_HEAD_INIT, "gilhold", NULL, -1, methods };

PyMODINIT_FUNC PyInit_gilhold(void)
{
    return PyModule_Create(&definition);
}
