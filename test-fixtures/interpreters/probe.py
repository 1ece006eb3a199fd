"""Run by a candidate interpreter: prints what that interpreter is, as one JSON object on one line.

Arguments: the NAME=VALUE pairs of the environment that it needs to run at all.
Prints nothing and exits 1 if it is not a release build of CPython with a GIL.
"""

import json
import os
import platform
import sys
import sysconfig


def is_wanted():
    return (
        platform.python_implementation() == "CPython"
        and not hasattr(sys, "gettotalrefcount")
        and not sysconfig.get_config_var("Py_GIL_DISABLED")
    )


def links_libpython():
    with open("/proc/self/maps") as maps:
        return any("libpython" in line for line in maps)


def include_folder():
    folder = sysconfig.get_paths()["include"]
    return folder if os.path.exists(os.path.join(folder, "Python.h")) else None


if not is_wanted():
    sys.exit(1)
print(
    json.dumps(
        {
            "version": platform.python_version(),
            "executable": sys.executable,
            "env": dict(pair.split("=", 1) for pair in sys.argv[1:]),
            "include": include_folder(),
            "kind": "shared" if links_libpython() else "static",
        }
    )
)
