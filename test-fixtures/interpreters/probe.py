"""Run by a candidate interpreter: prints what that interpreter is, as one JSON object on one line.

Arguments: the NAME=VALUE pairs of the environment that it needs to run at all.
Prints nothing and exits 1 if it is a debug build.
"""

import json
import os
import platform
import sys
import sysconfig


def links_its_library():
    with open("/proc/self/maps") as maps:
        return any("/libpython" in line or "/libpypy" in line for line in maps)


def include_folder():
    folder = sysconfig.get_paths()["include"]
    return folder if os.path.exists(os.path.join(folder, "Python.h")) else None


if hasattr(sys, "gettotalrefcount"):
    sys.exit(1)
print(
    json.dumps(
        {
            "version": platform.python_version(),
            "implementation": platform.python_implementation(),
            "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
            "executable": sys.executable,
            "env": dict(pair.split("=", 1) for pair in sys.argv[1:]),
            "include": include_folder(),
            "kind": "shared" if links_its_library() else "static",
            "libc": os.confstr("CS_GNU_LIBC_VERSION"),
        }
    )
)
