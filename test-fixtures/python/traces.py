"""Traces all threads of process argv[1], as strace does, and lets it run; says traced when it does.

Ends with its standard input, and whatever ends it, the kernel lets go of what it traced.
"""

import ctypes
import os
import sys

PTRACE_SEIZE = 0x4206  # <sys/ptrace.h>

libc = ctypes.CDLL(None, use_errno=True)
for tid in os.listdir("/proc/%s/task" % sys.argv[1]):
    if libc.ptrace(PTRACE_SEIZE, int(tid), None, None) != 0:
        sys.exit("cannot trace %s: %s" % (tid, os.strerror(ctypes.get_errno())))
print("traced", flush=True)
sys.stdin.read()
