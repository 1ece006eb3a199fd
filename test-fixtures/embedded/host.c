/*
 * host LIBPYTHON SECONDS: a program in C that loads a CPython as a plug-in, as uWSGI, mod_wsgi and
 * editors do: its executable is not Python, knows no symbol of it, and makes threads of its own.
 *
 * True: the C threads "worker-0" and "worker-1" (the names are the kernel's; threading knows neither)
 * call the Python function work, which executes Python and nothing else; they share the GIL, half
 * each. The C thread "dozer" calls the Python function doze, which sleeps without the GIL. The thread
 * "helper" was made by threading, and waits for a lock. The main thread has given the GIL back and
 * sits in read(2), with no Python on its stack. The C thread "stranger" has never seen Python.
 *
 * Prints "ready PID" when all of them are where they are to be; ends when its standard input does,
 * or after SECONDS.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *code =
    "import threading, time\n"
    "arrived = threading.Semaphore(0)\n"
    "held = threading.Lock()\n"
    "held.acquire()\n"
    "def work():\n"
    "    arrived.release()\n"
    "    count = 0\n"
    "    while True:\n"
    "        count += 1\n"
    "def doze():\n"
    "    arrived.release()\n"
    "    time.sleep(100000)\n"
    "def help():\n"
    "    arrived.release()\n"
    "    held.acquire()\n"
    "threading.Thread(target=help, name='helper', daemon=True).start()\n";

static void *library;

/* A function of the library by name. */
static void *function(const char *name)
{
    void *address = dlsym(library, name);
    if (address == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
    return address;
}

static void python(const char *line)
{
    int (*ensure)(void) = function("PyGILState_Ensure");
    int (*run)(const char *) = function("PyRun_SimpleString");
    void (*release)(int) = function("PyGILState_Release");
    int state = ensure();
    run(line);
    release(state);
}

static void *call_work(void *unused)
{
    python("work()");
    return unused;
}

static void *call_doze(void *unused)
{
    python("doze()");
    return unused;
}

static void *sleep_on(void *unused)
{
    pause();
    return unused;
}

static void start(const char *name, void *(*body)(void *))
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, body, NULL) != 0) {
        exit(1);
    }
    pthread_setname_np(thread, name);
}

int main(int argc, char **argv)
{
    char byte;
    if (argc != 3 || (library = dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL)) == NULL) {
        fprintf(stderr, "%s\n", argc == 3 ? dlerror() : "host LIBPYTHON SECONDS");
        return 1;
    }
    alarm(atoi(argv[2]));
    ((void (*)(int))function("Py_InitializeEx"))(0);
    ((int (*)(const char *))function("PyRun_SimpleString"))(code);
    ((void *(*)(void))function("PyEval_SaveThread"))();
    start("worker-0", call_work);
    start("worker-1", call_work);
    start("dozer", call_doze);
    start("stranger", sleep_on);
    python("for thread in range(4): arrived.acquire()");
    printf("ready %d\n", getpid());
    fflush(stdout);
    while (read(0, &byte, 1) > 0) {
    }
    _exit(0);
}
