"""Threads zip megabytes, for which zlib lets go of the GIL: they run at once."""


import crew
import lifeline

try:
    import zlib
except ImportError as e:
    lifeline.refuse(str(e))

LOG = b"".join(b"GET /item/%d 200 %d\n" % (n, n * n % 9973) for n in range(40000))


def compress():
    return zlib.compress(LOG)


crew.work(compress, "zip", crew.size_for_cpus(8))
