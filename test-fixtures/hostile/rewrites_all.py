"""A real interpreter whose memory is rewritten by the C function of rewrites_all.c: what a reader
follows, and all else that may be written to. Works with each implementation and version, since
nobody runs Python meanwhile: the other threads sleep in the kernel for ever.

rewrites_all.py SECONDS LIBRARY: the second is what rewrites_all.c was compiled to. SECONDS is not
looked at: it ends with its standard input. A line there lets it rewrite much instead of little.

True: the thread rewriter is on a CPU most of the time, in CPython with the GIL.
"""

import ctypes
import os
import re
import sys
import threading
import time

import sleepers
from sleepers import fixture, own, words

WRITABLE = re.compile("([0-9a-f]+)-([0-9a-f]+) rw-p [^ ]+ [^ ]+ [^ ]+ *(.*)")
THE_PYTHONS = re.compile("|\\[heap\\]|.*/(lib)?(python|pypy)[^/]*")
TID_OF_PTHREAD = 720  # struct pthread.tid of glibc
MOST_BYTES = 32 << 20  # of a range, of which the rest may never have been touched
STRUCT_WORDS = 512  # of the runtime's and the interpreter's, which are longer
FIRST_STATE_WORDS = 120  # the runtime begins with a table of offsets, which is fuzzed elsewhere


class Range(ctypes.Structure):
    _fields_ = [("start", ctypes.c_uint64), ("words", ctypes.c_uint64)]


def own_structs():
    runtime = ctypes.c_char.in_dll(ctypes.pythonapi, "_PyRuntime")
    own(ctypes.addressof(runtime) + FIRST_STATE_WORDS * sleepers.WORD, STRUCT_WORDS)
    main = ctypes.pythonapi.PyInterpreterState_Main
    main.restype = ctypes.c_void_p
    own(main(), STRUCT_WORDS)
    own(ctypes.pythonapi.PyThreadState_Get(), sleepers.TSTATE_WORDS)
    sleepers.own_threads_dictionary()


def ranges():
    """All that may be rewritten: not stacks, on which the kernel writes, too (rseq)."""
    idents = [thread.ident for thread in threading.enumerate()]
    found = []
    with open("/proc/self/maps") as maps:
        for line in maps:
            entry = WRITABLE.match(line)
            if entry and THE_PYTHONS.fullmatch(entry[3]):
                start, end = int(entry[1], 16), int(entry[2], 16)
                if not any(start <= ident < end for ident in idents):
                    found.append(Range(start, min(end - start, MOST_BYTES) // sleepers.WORD))
    return found


def rewrite():
    library = getattr(ctypes, "PyDLL", ctypes.CDLL)(sys.argv[2])  # PyPy has no PyDLL
    if sys.implementation.name == "cpython":
        own_structs()
    for thread in threading.enumerate():
        own(thread.ident + TID_OF_PTHREAD, 1)
    hot = (ctypes.c_uint64 * len(words))(*words)
    everywhere = ranges()
    all_ranges = (Range * len(everywhere))(*everywhere)
    counts = [ctypes.c_uint64(len(words)), ctypes.c_uint64(len(everywhere))]
    fixture.say_ready()
    time.sleep(0.05)  # until the others sleep
    library.rewrite(hot, counts[0], all_ranges, counts[1])


sleepers.start()
fixture.start("rewriter", rewrite)
sleepers.sleep()
