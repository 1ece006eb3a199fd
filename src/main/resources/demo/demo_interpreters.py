"""Sub-interpreters compute, each under a GIL of its own: they run at once."""

import os
import sys
import threading

import crew
import lifeline

COMPUTE = """
import os
import sys
sys.path.insert(0, {folder!r})
import scoring
os.write({ready}, b".")
scoring.serve_forever()
"""


def interpreters_module():
    if sys.version_info < (3, 12):
        lifeline.refuse("before CPython 3.12 all interpreters of a process share one GIL")
    try:
        import _interpreters as interpreters
    except ImportError:
        import _xxsubinterpreters as interpreters  # CPython 3.12
    return interpreters


def main():
    interpreters = interpreters_module()
    is_ready, ready = os.pipe()
    code = COMPUTE.format(folder=os.path.dirname(os.path.abspath(__file__)), ready=ready)

    def compute():
        # Made here, since CPython 3.12 runs it as the thread that has made it.
        interpreters.run_string(interpreters.create(), code)

    names = ["worker-%d" % (n + 1) for n in range(crew.size_for_cpus(4))]
    lifeline.start([threading.Thread(target=compute, name=name) for name in names])
    for _ in names:
        os.read(is_ready, 1)
    lifeline.work_until_cut([])


main()
