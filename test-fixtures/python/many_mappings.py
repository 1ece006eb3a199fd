"""As many mappings as Linux allows (vm.max_map_count is 65,530), every other one with code, and a
thread spin that executes Python.

True: spin holds the GIL nearly always.
"""

import ctypes
import mmap

import fixture

MAPPINGS = 65000

map_file = ctypes.CDLL(None).mmap
map_file.restype = ctypes.c_void_p
map_file.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + 3 * [ctypes.c_int] + [ctypes.c_long]
with open(fixture.__file__, "rb") as file:
    for number in range(MAPPINGS):
        protection = mmap.PROT_READ | (mmap.PROT_EXEC if number % 2 else 0)
        map_file(None, 1, protection, mmap.MAP_PRIVATE, file.fileno(), 0)
fixture.start("spin", fixture.spin)
fixture.stay()
